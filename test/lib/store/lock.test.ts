import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it, onTestFinished, vi} from 'vitest'
import {CrmError} from '../../../src/lib/errors.ts'
import {readSnapshot, writeDurably} from '../../../src/lib/store/durable-write.ts'
import {type HeldLock, withLock} from '../../../src/lib/store/lock.ts'
import {describeThisProcess, type LockOwner, parseOwner} from '../../../src/lib/store/lock-owner.ts'
import {makeScratchFolder} from '../../support/scratch.ts'
import {deadPid, endOf, runWithFileLimit, startWorker, untilHolding} from '../../support/worker.ts'

const patient = {waitMs: 30_000}
const impatient = {waitMs: 30}

const newBook = (): string => join(makeScratchFolder(), 'crm.json')

/** Puts a lock beside the book, of this process but for the differences. */
function leaveLock(book: string, difference: Partial<LockOwner> = {}): LockOwner {
  const owner = {...describeThisProcess(), ...difference}
  writeFileSync(`${book}.lock`, JSON.stringify(owner))
  return owner
}

function grow(file: string, letter: string): void {
  withLock(file, patient, ({target, wrote}) => {
    const snapshot = readSnapshot(target)
    writeDurably(target, Buffer.from(`${snapshot.bytes ?? ''}${letter}`), snapshot)
    wrote()
  })
}

const isTaken = (book: string): boolean => {
  try {
    withLock(book, impatient, () => undefined)
    return false
  } catch (error) {
    if (error instanceof CrmError && error.code === 'locked') return true
    throw error
  }
}

describe('withLock', () => {
  it('returns what the body returns, holds the lock meanwhile, and leaves nothing', () => {
    const book = newBook()
    const result = withLock(book, impatient, () => [isTaken(book), readdirSync(dirname(book))])
    expect(result).toEqual([true, ['crm.json.lock']])
    expect(readdirSync(dirname(book))).toEqual([])
  })

  it('gives the lock back when the body throws, and lets its error through', () => {
    const book = newBook()
    const error = new Error('from the body')
    expect(() =>
      withLock(book, impatient, () => {
        throw error
      }),
    ).toThrow(error)
    expect(readdirSync(dirname(book))).toEqual([])
  })

  it('makes a missing folder', () => {
    const book = join(makeScratchFolder(), 'a', 'b', 'crm.json')
    grow(book, 'x')
    expect(readFileSync(book, 'utf8')).toBe('x')
  })

  it('locks the file that a link leads to', () => {
    const folder = makeScratchFolder()
    mkdirSync(join(folder, 'far'))
    const book = join(folder, 'far', 'crm.json')
    const link = join(folder, 'crm.json')
    symlinkSync(book, link)
    withLock(link, impatient, ({target}) => {
      expect(target).toBe(book)
      expect(isTaken(book)).toBe(true)
    })
    grow(link, 'x')
    expect(readFileSync(book, 'utf8')).toBe('x')
    expect(readdirSync(folder)).toEqual(['crm.json', 'far'])
  })

  it('writes a lock of mode 0600 that says who holds it, under umask 0', () => {
    const before = process.umask(0)
    onTestFinished(() => {
      process.umask(before)
    })
    const book = newBook()
    withLock(book, impatient, () => {
      expect(statSync(`${book}.lock`).mode & 0o777).toBe(0o600)
      const {token: _, ...self} = describeThisProcess()
      expect(parseOwner(readFileSync(`${book}.lock`, 'utf8'))).toMatchObject(self)
    })
  })

  it('names the process that holds the lock, and how to go on, when it has waited long enough', () => {
    const book = newBook()
    withLock(book, impatient, () => {
      expect(() => withLock(book, impatient, () => undefined)).toThrow(
        expect.objectContaining({
          code: 'locked',
          message: expect.stringContaining(`${book} is locked by process ${process.pid} on `),
          hint: expect.stringContaining(`kill ${process.pid}`),
        }),
      )
    })
  })
})

describe('waiting for a lock', () => {
  it('does not count the time in which the process was stopped', () => {
    const book = newBook()
    let looks = 0
    vi.spyOn(performance, 'now').mockImplementation(() => {
      if (++looks === 4) rmSync(`${book}.lock`)
      return looks * 3_600_000
    })
    onTestFinished(() => void vi.restoreAllMocks())
    leaveLock(book, {pid: 1, started: null})
    expect(withLock(book, {waitMs: 5000}, () => 'done')).toBe('done')
  })
})

describe('a lock that was left behind', () => {
  it('is not blamed on whoever has its number now, where nobody knows when that process began', () => {
    const book = newBook()
    leaveLock(book, {pid: process.pid, started: null})
    expect(() => withLock(book, {waitMs: 0}, () => undefined)).toThrow(
      expect.objectContaining({
        code: 'locked',
        hint: `Wait until it has finished and try again. If process ${process.pid} is no crm (any more), delete ${book}.lock.`,
      }),
    )
  })

  it('is taken over from a dead process', () => {
    const book = newBook()
    leaveLock(book, {pid: deadPid()})
    grow(book, 'x')
    expect(readdirSync(dirname(book))).toEqual(['crm.json'])
  })

  it('is taken over with no time to wait', () => {
    const book = newBook()
    leaveLock(book, {pid: deadPid()})
    expect(withLock(book, {waitMs: 0}, () => 'done')).toBe('done')
  })

  it('is taken over although others died at taking it over', () => {
    const book = newBook()
    const lock = leaveLock(book, {pid: deadPid()})
    const first = {...describeThisProcess(), pid: deadPid()}
    const second = {...describeThisProcess(), pid: deadPid()}
    writeFileSync(`${book}.lock.break-${lock.token}`, JSON.stringify(first))
    writeFileSync(`${book}.lock.break-${first.token}`, JSON.stringify(second))
    grow(book, 'x')
    expect(readdirSync(dirname(book))).toEqual(['crm.json'])
  })

  it('is left to the process that is taking it over', () => {
    const book = newBook()
    const lock = leaveLock(book, {pid: deadPid()})
    writeFileSync(`${book}.lock.break-${lock.token}`, JSON.stringify(describeThisProcess()))
    expect(isTaken(book)).toBe(true)
    expect(parseOwner(readFileSync(`${book}.lock`, 'utf8'))).toEqual(lock)
  })

  it.each<readonly [string, Partial<LockOwner>]>([
    ['another machine', {host: 'studio-mac'}],
    ['another container', {pidNamespace: 'pid:[1]'}],
    ['an unknown start of the machine', {boot: null, host: 'studio-mac'}],
  ])('stays when it is from %s, with a word on how to go on', (_, difference) => {
    const book = newBook()
    const lock = leaveLock(book, {pid: deadPid(), ...difference})
    utimesSync(`${book}.lock`, 1, 1)
    expect(() => withLock(book, impatient, () => undefined)).toThrow(
      expect.objectContaining({
        code: 'locked',
        message: `${book} is locked by process ${lock.pid} on ${lock.host}`,
        hint: expect.stringContaining(`delete ${book}.lock`),
      }),
    )
    expect(parseOwner(readFileSync(`${book}.lock`, 'utf8'))).toEqual(lock)
  })

  it.each([
    ['empty', ''],
    ['half written', '{"token":"abc'],
    ['of zero bytes', '\0'.repeat(100)],
    ['too long', ' '.repeat(5000)],
  ])('is removed when it is %s and old, not when it is new', (_, content) => {
    const book = newBook()
    writeFileSync(`${book}.lock`, content)
    expect(() => withLock(book, impatient, () => undefined)).toThrow(
      expect.objectContaining({code: 'locked', hint: expect.stringContaining(`${book}.lock`)}),
    )
    const elevenSecondsAgo = Date.now() / 1000 - 11
    utimesSync(`${book}.lock`, elevenSecondsAgo, elevenSecondsAgo)
    grow(book, 'x')
    expect(readdirSync(dirname(book))).toEqual(['crm.json'])
  })

  it('is refused when it is a folder', () => {
    const book = newBook()
    mkdirSync(`${book}.lock`)
    expect(() => withLock(book, impatient, () => undefined)).toThrow(
      expect.objectContaining({code: 'data-file', message: expect.stringContaining(`${book}.lock`)}),
    )
  })
})

describe('giving the lock back', () => {
  it('leaves a lock that belongs to somebody else by now', () => {
    const book = newBook()
    const theirs = withLock(book, impatient, ({wrote}) => {
      wrote()
      return leaveLock(book, {host: 'studio-mac'})
    })
    expect(parseOwner(readFileSync(`${book}.lock`, 'utf8'))).toEqual(theirs)
  })

  it('does not mind that the lock is gone', () => {
    const book = newBook()
    const body = ({wrote}: HeldLock) => {
      wrote()
      rmSync(`${book}.lock`)
      return 'done'
    }
    expect(withLock(book, impatient, body)).toBe('done')
  })

  const spoilLock = (book: string) => {
    rmSync(`${book}.lock`)
    mkdirSync(`${book}.lock`)
  }

  it('reports a failure after a write as written, but', () => {
    const book = newBook()
    const body = ({wrote}: HeldLock) => {
      wrote()
      spoilLock(book)
    }
    expect(() => withLock(book, impatient, body)).toThrow(
      expect.objectContaining({
        code: 'written-but',
        message: expect.stringMatching(/^written, but the lock .*crm\.json\.lock could not be removed/),
      }),
    )
  })

  it('keeps quiet about a failure when nothing was written', () => {
    const book = newBook()
    expect(() => withLock(book, impatient, () => spoilLock(book))).not.toThrow()
    expect(existsSync(`${book}.lock`)).toBe(true)
  })

  it('lets the error of the body through when both fail', () => {
    const book = newBook()
    const error = new Error('from the body')
    expect(() =>
      withLock(book, impatient, ({wrote}) => {
        wrote()
        spoilLock(book)
        throw error
      }),
    ).toThrow(error)
  })
})

describe('a folder without hard links', () => {
  const refuse = (code: string) => ({
    ...impatient,
    link: () => {
      throw Object.assign(new Error(code), {code, syscall: 'link'})
    },
  })

  it.each(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS', 'EISDIR'])(
    'is locked by creating the lock in place after %s',
    code => {
      const book = newBook()
      withLock(book, refuse(code), () => {
        expect(isTaken(book)).toBe(true)
        expect(() => withLock(book, refuse(code), () => undefined)).toThrow(expect.objectContaining({code: 'locked'}))
        expect(readdirSync(dirname(book))).toEqual(['crm.json.lock'])
      })
      expect(readdirSync(dirname(book))).toEqual([])
    },
  )

  it('is taken over from a dead process', () => {
    const book = newBook()
    leaveLock(book, {pid: deadPid()})
    expect(withLock(book, refuse('EPERM'), () => 'done')).toBe('done')
    expect(readdirSync(dirname(book))).toEqual([])
  })

  it('does not hide another failure', () => {
    const book = newBook()
    expect(() => withLock(book, refuse('EIO'), () => undefined)).toThrow(
      expect.objectContaining({
        code: 'data-file',
        message: `the lock ${book}.lock could not be made: the disk reported an input/output error`,
      }),
    )
    expect(readdirSync(dirname(book))).toEqual([])
  })
})

describe('several processes', () => {
  const runAll = (count: number, ...args: readonly string[]) =>
    Promise.all(Array.from({length: count}, () => endOf(startWorker(...args))))

  it('lose no change between them', async () => {
    const book = newBook()
    const ends = await runAll(4, 'increment', book, '40')
    expect(ends).toEqual(Array(4).fill({code: 0, stderr: ''}))
    expect(readFileSync(book, 'utf8')).toBe('160')
    expect(readdirSync(dirname(book))).toEqual(['crm.json'])
  })

  it('never hold the lock together, although every holder leaves it behind as if it were killed', async () => {
    const book = newBook()
    const ends = await runAll(4, 'increment-and-abandon', book, '25', String(deadPid()))
    expect(ends).toEqual(Array(4).fill({code: 0, stderr: ''}))
    expect(readFileSync(book, 'utf8')).toBe('100')
    grow(book, '')
    expect(readdirSync(dirname(book))).toEqual(['crm.json'])
  })

  it('leave no litter when one is killed in the middle of a write', async () => {
    const book = newBook()
    grow(book, 'a')
    const child = startWorker('stop', book)
    await untilHolding(child)
    expect(isTaken(book)).toBe(true)
    const ended = endOf(child)
    child.kill('SIGKILL')
    await ended
    expect(readdirSync(dirname(book))).toHaveLength(4)
    grow(book, 'b')
    expect(readFileSync(book, 'utf8')).toBe('ab')
    expect(readdirSync(dirname(book))).toEqual(['crm.json'])
  })

  it.skipIf(process.platform === 'win32')('stop at a limit of file size with the file as it was', () => {
    const book = newBook()
    grow(book, 'a')
    const {code, stderr} = runWithFileLimit(100, 'write-megabyte', book)
    expect(code).toBe(1)
    expect(stderr).toContain('the file would be larger than is allowed here')
    expect(readFileSync(book, 'utf8')).toBe('a')
    expect(existsSync(`${book}.lock`)).toBe(false)
    expect(readdirSync(dirname(book))).toEqual(['crm.json'])
  })
})
