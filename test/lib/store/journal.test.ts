import {appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {JournalEntry} from '../../../src/lib/change/journal.ts'
import {noStamp} from '../../../src/lib/change/stamp.ts'
import {createFileJournal, createMemoryJournal, type Journal, journalSteps} from '../../../src/lib/store/journal.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const entry = (id: string, summary = ''): JournalEntry => ({
  id,
  at: '2026-01-05T09:00:00+01:00',
  stamp: noStamp,
  command: 'edit',
  summary,
  records: [],
})
const idsOf = (journal: Journal): string[] => journal.entries().map(({id}) => id)
const modeOf = (path: string): number => statSync(path).mode & 0o777

function fileJournal() {
  const folder = join(makeScratchFolder(), 'state', 'books', 'b1')
  return {folder, file: join(folder, 'journal.jsonl'), journal: createFileJournal(folder)}
}

describe.each([
  ['memory', createMemoryJournal],
  ['a file', () => fileJournal().journal],
])('a journal in %s', (_, open) => {
  it('has nothing at first', () => {
    expect(open().entries()).toEqual([])
  })

  it('gives back what was appended, newest last', () => {
    const journal = open()
    journal.append(entry('z1', 'one\nline? "quoted" गणेश \u2028'))
    journal.append(entry('z2'))
    expect(journal.entries()).toEqual([entry('z1', 'one\nline? "quoted" गणेश \u2028'), entry('z2')])
  })

  it('can be written anew', () => {
    const journal = open()
    journal.append(entry('z1'))
    journal.rewrite([entry('z2'), entry('z3')])
    journal.append(entry('z4'))
    expect(idsOf(journal)).toEqual(['z2', 'z3', 'z4'])
  })
})

describe('a journal in a file', () => {
  it('is for nobody else to read', () => {
    const {folder, file, journal} = fileJournal()
    const before = process.umask(0)
    try {
      journal.append(entry('z1'))
      expect([modeOf(file), modeOf(folder)]).toEqual([0o600, 0o700])
      journal.rewrite([])
      expect(modeOf(file)).toBe(0o600)
    } finally {
      process.umask(before)
    }
  })

  it('passes over damaged lines', () => {
    const {file, journal} = fileJournal()
    journal.append(entry('z1'))
    appendFileSync(file, '{"id":"z2"\nnull\n5\n"text"\n[]\n{"id":"z3"}\n\n')
    journal.append(entry('z4'))
    expect(idsOf(journal)).toEqual(['z1', 'z4'])
  })

  it('keeps an entry apart from one that a process could not finish', () => {
    const {file, journal} = fileJournal()
    journal.append(entry('z1'))
    appendFileSync(file, '{"id":"z2","reco')
    journal.append(entry('z3'))
    journal.append(entry('z4'))
    expect(idsOf(journal)).toEqual(['z1', 'z3', 'z4'])
  })

  it('stays small: beyond a megabyte it keeps what can be taken back', () => {
    const {file, journal} = fileJournal()
    const long = 'x'.repeat(10_000)
    for (let at = 1; at <= 150; at++) journal.append(entry(`z${at}`, long))
    expect(statSync(file).size).toBeLessThan(1.2e6)
    const ids = idsOf(journal)
    expect(ids.length).toBeGreaterThanOrEqual(journalSteps)
    expect(ids.at(-1)).toBe('z150')
    expect(ids).toEqual(ids.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))))
  })

  it('is not written anew with each entry where one entry is large', () => {
    const {file, journal} = fileJournal()
    journal.append(entry('z1', 'x'.repeat(2_000_000)))
    const {ino} = statSync(file)
    journal.append(entry('z2'))
    expect(statSync(file).ino).toBe(ino)
    expect(idsOf(journal)).toEqual(['z1', 'z2'])
  })

  it('says which file it could not read', () => {
    const {file, journal} = fileJournal()
    mkdirSync(file, {recursive: true})
    expect(() => journal.entries()).toThrow(`${file} is a folder`)
  })

  it('ends each entry with one line end', () => {
    const {file, journal} = fileJournal()
    mkdirSync(join(file, '..'), {recursive: true})
    writeFileSync(file, '')
    journal.append(entry('z1'))
    journal.append(entry('z2'))
    expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(entry('z1'))}\n${JSON.stringify(entry('z2'))}\n`)
  })
})
