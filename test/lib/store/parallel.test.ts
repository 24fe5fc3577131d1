import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {createFileAdapter} from '../../../src/lib/store/file-adapter.ts'
import {formatBook, parseBook} from '../../../src/lib/store/format.ts'
import {createFileJournal} from '../../../src/lib/store/journal.ts'
import {makeScratchFolder} from '../../support/scratch.ts'
import {openStore} from '../../support/store-desk.ts'
import {endOf, startSources} from '../../support/worker.ts'

const worker = fileURLToPath(new URL('../../support/store-worker.ts', import.meta.url))
const processes = 8
const commits = 5

describe('eight processes that change one book at once', () => {
  it('lose nothing, of the book or of the journal', async () => {
    const folder = makeScratchFolder()
    const [file, state] = [join(folder, 'crm.json'), join(folder, 'state')]
    const started = Array.from({length: processes}, (_, at) =>
      startSources(worker, file, state, `maker${at}`, String(commits)),
    )
    const ends = await Promise.all(started.map(endOf))
    expect(ends.map(({code, stderr}) => [code, stderr])).toEqual(ends.map(() => [0, '']))
    const text = readFileSync(file, 'utf8')
    const {records, orderly} = parseBook(text, file)
    expect([orderly, formatBook(records)]).toEqual([true, text])
    const book = openStore(createFileAdapter(file, {waitMs: 1000})).load()
    expect(book.all('customer')).toHaveLength(processes)
    expect(book.all('touch')).toHaveLength(processes * (commits - 1))
    const stamps = createFileJournal(state)
      .entries()
      .map(({stamp}) => stamp)
    expect(stamps).toHaveLength(processes * commits)
    expect(stamps).toEqual([...new Set(stamps)].sort())
    expect(readdirSync(folder).sort()).toEqual(['crm.json', 'state'])
  })
})
