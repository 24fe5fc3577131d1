import {cpSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {makeBenchBook} from '../../bench/book.ts'
import {pickState} from '../../src/lib/store/durable-write.ts'
import {formatBook} from '../../src/lib/store/format.ts'
import {readIndexBytes, writeIndexBytes} from '../../src/lib/store/index/index-bytes.ts'
import {stateText} from '../../src/lib/store/index/index-file.ts'
import {bookIndexFile} from '../../src/lib/store/places.ts'
import {bookIn, environmentIn} from '../own-home.ts'
import {root} from '../root.ts'
import type {Desk, Program} from './program.ts'

/** In which state a command finds the index of the book. */
export type IndexState =
  /** There is none, and no pack either. */
  | 'absent'
  /** It is of these bytes, which have to be compared. */
  | 'present'
  /** It is of these bytes by the state of the file alone. */
  | 'settled'
  /** It is of other bytes: a line of the book was changed since, and is as long as it was. */
  | 'stale'

export const indexStates: readonly IndexState[] = ['absent', 'present', 'settled', 'stale']

const deskIn = (home: string): Desk => ({home, book: bookIn(home)})

/** The customer whose touches are read and written. */
export const customer = 'Apex Manufacturing 0'

/** The index of a desk's book. */
const indexOf = ({home, book}: Desk): string =>
  bookIndexFile(book, {env: environmentIn(home), cwd: home, home, platform: process.platform})

/** The program without the packs that the build left, so that they are made in the cache as on other machines. */
export function copyProgram(work: string): string {
  const program = join(work, 'program')
  for (const name of ['bin', 'dist', 'package.json', 'oclif.manifest.json']) {
    cpSync(join(root, name), join(program, name), {
      recursive: true,
      preserveTimestamps: true,
      filter: source => source !== join(root, 'dist', 'start'),
    })
  }
  return join(program, 'bin', 'run.js')
}

/** Makes the desk that all others are copies of: a book that is large enough for an index, with its index and packs. */
export async function makeModel(work: string, program: Program): Promise<Desk> {
  const model = deskIn(join(work, 'model'))
  mkdirSync(join(model.home, 'book'), {recursive: true, mode: 0o700})
  const records = makeBenchBook({customers: 100, touches: 900, today: '2026-01-05', seed: 1})
  const first = records.find(({type}) => type === 'customer')
  const named = records.map(record => (record === first ? {...record, name: customer} : record))
  writeFileSync(model.book, formatBook(named), {mode: 0o600})
  for (const words of [['due'], ['show', customer], ['log', customer, 'first']]) {
    const {code, err} = await program(model, words)
    if (code !== 0) throw new Error(`cannot prepare: crm ${words.join(' ')}: ${err}`)
  }
  return model
}

/** A copy of the model, its index in one state. */
export function copyDesk(work: string, model: Desk, index: IndexState): Desk {
  const desk = deskIn(mkdtempSync(join(work, 'desk-')))
  const folders = index === 'absent' ? ['book', 'state'] : ['book', 'state', 'cache']
  for (const folder of folders) {
    cpSync(join(model.home, folder), join(desk.home, folder), {recursive: true, preserveTimestamps: true})
  }
  if (index !== 'absent') takeOverIndex(model, desk, index)
  return desk
}

/** The index is named by the path of its book and tells its state: the copy's are its own. */
function takeOverIndex(model: Desk, desk: Desk, index: IndexState): void {
  if (index === 'stale') changeLine(desk.book)
  const held = readIndexBytes(readFileSync(indexOf(model)))
  const body = held?.index()
  if (!held || !body) throw new Error('the model has no index')
  const state = index === 'stale' ? held.head.state : stateText(pickState(statSync(desk.book, {bigint: true})))
  const head = {...held.head, state, seenMs: 0, settled: index === 'settled'}
  writeFileSync(indexOf(desk), writeIndexBytes(head, body), {mode: 0o600})
}

/** Another program changes a line, which stays as long as it was. */
function changeLine(book: string): void {
  const text = readFileSync(book, 'utf8')
  const changed = text.replace('"text":"first"', '"text":"tsrif"')
  if (changed === text) throw new Error('there is no line to change')
  writeFileSync(book, changed)
}
