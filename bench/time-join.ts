import {readFileSync} from 'node:fs'
import {joinBooks} from '../src/lib/change/join.ts'
import {parseBook} from '../src/lib/store/format.ts'

/*
 * What `crm merge-driver` does, in the three parts that it takes time for, once, in a process that has not run them before:
 * reading a base and two sides, joining them, and nothing else. Prints both times in milliseconds as JSON.
 */

const millisecondsOf = <T>(work: () => T): [number, T] => {
  const start = process.hrtime.bigint()
  const done = work()
  return [Number(process.hrtime.bigint() - start) / 1e6, done]
}

const texts = process.argv.slice(2).map(file => readFileSync(file, 'utf8'))
const [parse, [base = [], ours = [], theirs = []]] = millisecondsOf(() =>
  texts.map(text => parseBook(text, 'bench').records),
)
const [join, records] = millisecondsOf(() => joinBooks(base, ours, theirs))
console.log(JSON.stringify({parse, join, records: records.length}))
