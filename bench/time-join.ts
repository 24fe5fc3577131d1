import {readFileSync} from 'node:fs'
import {joinBooks} from '../src/lib/change/join.ts'
import {parseBook} from '../src/lib/store/format.ts'
import {time} from './timing.ts'

/*
 * The two parts of what `crm merge-driver` does that take time, once, in a process that has not run them before: reading a base
 * and two sides, and joining them. Prints both times in milliseconds as JSON.
 */

const texts = process.argv.slice(2).map(file => readFileSync(file, 'utf8'))
const reading = time(() => texts.map(text => parseBook(text, 'bench').records))
const [base = [], ours = [], theirs = []] = reading.result
const joining = time(() => joinBooks(base, ours, theirs))
console.log(JSON.stringify({parse: reading.ms, join: joining.ms}))
