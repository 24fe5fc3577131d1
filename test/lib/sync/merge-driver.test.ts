import {readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {formatBook, parseBook} from '../../../src/lib/store/format.ts'
import {runMergeDriver} from '../../../src/lib/sync/merge-driver.ts'
import {customerRecord, makeFolder, stampOf} from './support.ts'

const apex = 'c00000000000a'

describe('runMergeDriver', () => {
  const write = (contents: {readonly [name: string]: string}) => {
    const folder = makeFolder()
    for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content)
    return (name: string) => join(folder, name)
  }
  const ours = formatBook([customerRecord(apex, {tier: 'A', _f: {tier: stampOf(1)}})])
  const theirs = formatBook([customerRecord(apex, {tier: 'B', _f: {tier: stampOf(2)}})])

  it('writes the join over the second file', () => {
    const path = write({O: formatBook([customerRecord(apex)]), A: ours, B: theirs})
    runMergeDriver(path('O'), path('A'), path('B'))
    expect(parseBook(readFileSync(path('A'), 'utf8'), 'A').records[0]).toMatchObject({tier: 'B', _x: expect.anything()})
    expect(readFileSync(path('B'), 'utf8')).toBe(theirs)
  })

  it('takes an empty base for two files that were added', () => {
    const path = write({O: '', A: ours, B: theirs})
    runMergeDriver(path('O'), path('A'), path('B'))
    expect(parseBook(readFileSync(path('A'), 'utf8'), 'A').records).toEqual(parseBook(theirs, 'B').records)
  })

  it.each(['O', 'A', 'B'])('fails and leaves the second file as it is when %s cannot be read', damaged => {
    const path = write({O: ours, A: ours, B: theirs, [damaged]: 'garbage\n'})
    const before = readFileSync(path('A'), 'utf8')
    expect(() => runMergeDriver(path('O'), path('A'), path('B'))).toThrowError(/garbage|is no data file/)
    expect(readFileSync(path('A'), 'utf8')).toBe(before)
  })

  it('keeps the mode of the second file', () => {
    const path = write({O: ours, A: ours, B: theirs})
    runMergeDriver(path('O'), path('A'), path('B'))
    expect(statSync(path('A')).mode & 0o777).toBe(0o644 & ~process.umask())
  })
})
