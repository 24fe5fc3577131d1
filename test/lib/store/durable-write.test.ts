import {execFileSync} from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it, onTestFinished} from 'vitest'
import {
  ChangedUnderneath,
  ensureFolder,
  provenState,
  readSnapshot,
  stateOf,
  syncFolder,
  writeDurably,
} from '../../../src/lib/store/durable-write.ts'
import {makeScratchFolder} from '../../support/scratch.ts'
import {mountSmallDisk} from '../../support/small-disk.ts'
import {deadPid} from '../../support/worker.ts'

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

function withUmask(umask: number): void {
  const before = process.umask(umask)
  onTestFinished(() => {
    process.umask(before)
  })
}

function makeBook(text = 'old'): string {
  const book = join(makeScratchFolder(), 'crm.json')
  writeFileSync(book, text)
  return book
}

function replaceByOther(book: string): void {
  writeFileSync(`${book}.new`, 'two')
  renameSync(`${book}.new`, book)
}

function writeInSecret(book: string): void {
  writeFileSync(book, 'two')
  utimesSync(book, 1000, 1000)
}

describe('readSnapshot', () => {
  it('returns the bytes and the state of a file', () => {
    const book = makeBook('some text')
    const {ino, size, mtimeNs} = statSync(book, {bigint: true})
    const snapshot = readSnapshot(book)
    expect(snapshot.bytes?.toString()).toBe('some text')
    expect(snapshot.stat).toMatchObject({ino, size, mtimeNs})
  })

  it('returns an empty snapshot when there is no file, or no folder', () => {
    const folder = makeScratchFolder()
    expect(readSnapshot(join(folder, 'crm.json'))).toEqual({bytes: null, stat: null})
    expect(readSnapshot(join(folder, 'none', 'crm.json'))).toEqual({bytes: null, stat: null})
  })

  it('tells an empty file from none', () => {
    expect(readSnapshot(makeBook('')).bytes).toHaveLength(0)
  })

  it('refuses a folder', () => {
    const folder = makeScratchFolder()
    expect(() => readSnapshot(folder)).toThrow(
      expect.objectContaining({code: 'data-file', message: `${folder} is a folder, not a file`}),
    )
  })

  it.skipIf(process.platform === 'win32')('refuses a pipe without waiting for somebody to write into it', () => {
    const pipe = join(makeScratchFolder(), 'crm.json')
    execFileSync('mkfifo', [pipe])
    expect(() => readSnapshot(pipe)).toThrow(expect.objectContaining({code: 'data-file'}))
  })

  it('refuses a file that fits in no string, without reading it', () => {
    const book = makeBook()
    execFileSync(process.execPath, ['-e', 'fs.truncateSync(process.argv[1], 1e12)', book])
    expect(() => readSnapshot(book)).toThrow(
      expect.objectContaining({code: 'data-file', message: expect.stringContaining('too large')}),
    )
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says why a file cannot be read', () => {
    const book = makeBook()
    chmodSync(book, 0)
    expect(() => readSnapshot(book)).toThrow(
      expect.objectContaining({code: 'data-file', message: `${book} could not be read: permission denied`}),
    )
  })
})

describe('syncFolder', () => {
  it('flushes a folder, and leaves it alone on Windows', () => {
    const missing = join(makeScratchFolder(), 'none')
    expect(() => syncFolder(missing, 'linux')).toThrow(expect.objectContaining({code: 'ENOENT'}))
    expect(() => syncFolder(missing, 'win32')).not.toThrow()
  })
})

describe('writeDurably', () => {
  it('clears away what killed writers of the same file left', () => {
    const book = makeBook()
    writeFileSync(join(book, '..', `.crm.json.tmp-${deadPid()}-abcdefghij01`), 'half')
    writeDurably(book, Buffer.from('new'), readSnapshot(book))
    expect(readdirSync(join(book, '..'))).toEqual(['crm.json'])
  })

  it('gives back what was written, whatever the bytes', () => {
    const book = makeBook()
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 5000}), bytes => {
        writeDurably(book, bytes, readSnapshot(book))
        expect(readSnapshot(book).bytes?.equals(bytes)).toBe(true)
      }),
      {numRuns: 50},
    )
  })

  it('makes a file that is not there yet and leaves nothing else', () => {
    const folder = makeScratchFolder()
    writeDurably(join(folder, 'crm.json'), Buffer.from('new'), {stat: null})
    expect(readdirSync(folder)).toEqual(['crm.json'])
  })

  it.each([0o000, 0o022, 0o277])('makes files of mode 0600 under umask %o', umask => {
    const folder = makeScratchFolder()
    withUmask(umask)
    const book = join(folder, 'crm.json')
    writeDurably(book, Buffer.from('new'), {stat: null})
    expect(modeOf(book)).toBe('600')
  })

  it('takes back a wider mode, unless the mode is to be kept', () => {
    const book = makeBook()
    chmodSync(book, 0o644)
    writeDurably(book, Buffer.from('new'), readSnapshot(book), {keepMode: true})
    expect(modeOf(book)).toBe('644')
    writeDurably(book, Buffer.from('newer'), readSnapshot(book))
    expect(modeOf(book)).toBe('600')
  })

  it('proves what it wrote by the state of the file, which no later write leaves, not even one of the same moment', () => {
    const book = makeBook()
    for (let round = 0; round < 300; round++) {
      const state = writeDurably(book, Buffer.from('one'), readSnapshot(book), {prove: true})
      expect(state).toEqual(stateOf(book))
      writeFileSync(book, 'two')
      expect(stateOf(book)).not.toEqual(state)
    }
  })

  it('proves nothing where the file system did not keep the earlier time, or another file or none stands there', () => {
    const book = makeBook()
    const {ino, mtimeNs} = stateOf(book)
    expect(provenState(book, {ino, writtenNs: mtimeNs + 1n})).toEqual(stateOf(book))
    expect(provenState(book, {ino, writtenNs: mtimeNs})).toBeUndefined()
    expect(provenState(book, {ino: ino + 1n, writtenNs: mtimeNs + 1n})).toBeUndefined()
    rmSync(book)
    expect(provenState(book, {ino, writtenNs: mtimeNs + 1n})).toBeUndefined()
  })

  it('leaves the time of a file alone where no proof is asked for', () => {
    const book = makeBook()
    const before = Date.now()
    expect(writeDurably(book, Buffer.from('new'), readSnapshot(book))).toBeUndefined()
    expect(statSync(book).mtimeMs).toBeGreaterThan(before - 1000)
  })

  const meddlers: ReadonlyArray<readonly [string, (book: string) => void]> = [
    ['was written in place', book => appendFileSync(book, ' and more')],
    ['was replaced', replaceByOther],
    ['was written with the same size and time', writeInSecret],
    ['was touched', book => utimesSync(book, 1, 1)],
    ['was removed', book => rmSync(book)],
  ]

  it.each(meddlers)('leaves a file alone that %s since it was read', (_, meddle) => {
    const book = makeBook('one')
    utimesSync(book, 1000, 1000)
    const snapshot = readSnapshot(book)
    meddle(book)
    const theirs = readSnapshot(book).bytes
    expect(() => writeDurably(book, Buffer.from('ours'), snapshot)).toThrow(ChangedUnderneath)
    expect(readSnapshot(book).bytes).toEqual(theirs)
    expect(readdirSync(join(book, '..')).filter(name => name !== 'crm.json')).toEqual([])
  })

  it('leaves a file alone that was made since none was found', () => {
    const book = join(makeScratchFolder(), 'crm.json')
    const snapshot = readSnapshot(book)
    writeFileSync(book, 'theirs')
    expect(() => writeDurably(book, Buffer.from('ours'), snapshot)).toThrow(ChangedUnderneath)
    expect(readFileSync(book, 'utf8')).toBe('theirs')
  })

  it('says what failed and why when it cannot write', () => {
    const book = join(makeScratchFolder(), 'none', 'crm.json')
    expect(() => writeDurably(book, Buffer.from('new'), {stat: null})).toThrow(
      expect.objectContaining({
        code: 'data-file',
        message: `${book} could not be written: there is no such file or folder`,
      }),
    )
  })

  it('leaves the file as it was, and nothing else, on a full disk', ({skip}) => {
    const folder = mountSmallDisk(64)
    if (folder === null) return skip('a disk can be mounted by root on Linux alone')
    const book = join(folder, 'crm.json')
    writeDurably(book, Buffer.alloc(30_000, 'a'), readSnapshot(book))
    const before = readSnapshot(book)
    expect(() => writeDurably(book, Buffer.alloc(50_000, 'b'), before)).toThrow(
      expect.objectContaining({
        code: 'data-file',
        message: `${book} could not be written: no space left on the disk`,
        hint: expect.stringContaining('Free some space'),
      }),
    )
    expect(readSnapshot(book)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['crm.json'])
  })

  it('leaves the file as it was on a disk that takes no more files', ({skip}) => {
    const folder = mountSmallDisk(64, 2)
    if (folder === null) return skip('a disk can be mounted by root on Linux alone')
    const book = join(folder, 'crm.json')
    writeDurably(book, Buffer.from('old'), readSnapshot(book))
    const before = readSnapshot(book)
    expect(() => writeDurably(book, Buffer.from('new'), before)).toThrow(expect.objectContaining({code: 'data-file'}))
    expect(readSnapshot(book)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['crm.json'])
  })
})

describe('ensureFolder', () => {
  it.each([0o000, 0o022])('makes the missing folders with mode 0700 under umask %o', umask => {
    const folder = makeScratchFolder()
    withUmask(umask)
    ensureFolder(join(folder, 'a', 'b'))
    expect([modeOf(join(folder, 'a')), modeOf(join(folder, 'a', 'b'))]).toEqual(['700', '700'])
  })

  it('leaves a folder that is there as it is', () => {
    const folder = join(makeScratchFolder(), 'shared')
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    ensureFolder(folder)
    expect(modeOf(folder)).toBe('755')
  })

  it('says why a folder cannot be made', () => {
    const folder = join(makeBook(), 'below')
    expect(() => ensureFolder(folder)).toThrow(
      expect.objectContaining({code: 'data-file', message: expect.stringContaining('a part of the path is a file')}),
    )
  })
})
