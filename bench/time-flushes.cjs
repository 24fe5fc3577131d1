// Loaded before the program with --require: adds up what it waits for the disk, and writes the milliseconds into $FLUSH_TIMES.
const fs = require('node:fs')

const {fsyncSync} = fs
let waited = 0
fs.fsyncSync = fd => {
  const start = process.hrtime.bigint()
  try {
    return fsyncSync(fd)
  } finally {
    waited += Number(process.hrtime.bigint() - start) / 1e6
  }
}
process.on('exit', () => fs.appendFileSync(process.env.FLUSH_TIMES, `${waited}\n`))
