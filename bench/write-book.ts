import {writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {isDay} from '../src/lib/calendar/day.ts'
import {formatBook} from '../src/lib/store/format.ts'
import {makeBenchBook} from './book.ts'

const {values} = parseArgs({
  options: {
    customers: {type: 'string', default: '1000'},
    touches: {type: 'string', default: '10000'},
    seed: {type: 'string', default: '1'},
    today: {type: 'string', default: '2026-01-05'},
    out: {type: 'string'},
  },
})

const {out, today} = values
const [customers, touches, seed] = [Number(values.customers), Number(values.touches), Number(values.seed)]

if (out === undefined || !isDay(today) || ![customers, touches, seed].every(Number.isSafeInteger)) {
  console.error('usage: npm run bench:book -- --out FILE [--customers N] [--touches N] [--seed N] [--today DAY]')
  process.exitCode = 2
} else {
  const text = formatBook(makeBenchBook({customers, touches, seed, today}))
  writeFileSync(out, text, {mode: 0o600})
  console.log(`${out}: ${customers} customers, ${touches} touches, ${Buffer.byteLength(text)} bytes`)
}
