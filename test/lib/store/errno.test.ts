import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {CrmError} from '../../../src/lib/errors.ts'
import {errnoCode, explainErrno, throwDataFileError} from '../../../src/lib/store/errno.ts'

const failure = (code: string) => Object.assign(new Error(`${code}: raw words`), {code, syscall: 'write'})

function caught(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('explainErrno', () => {
  it.each([
    ['ENOSPC', 'no space left on the disk'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EACCES', 'permission denied'],
    ['EPERM', 'the system does not permit it'],
    ['EROFS', 'the disk is read-only'],
    ['EIO', 'the disk reported an input/output error'],
    ['EMFILE', 'this program has too many files open'],
    ['ENFILE', 'the system has too many files open'],
    ['EFBIG', 'the file would be larger than is allowed here'],
    ['ENAMETOOLONG', 'the name is too long'],
    ['ELOOP', 'the symbolic links lead round in a circle'],
    ['ENOTDIR', 'a part of the path is a file, not a folder'],
    ['EISDIR', 'it is a folder, not a file'],
    ['EBUSY', 'it is in use by another program or mounted by itself'],
  ])('says what %s means', (code, words) => {
    expect(explainErrno(failure(code))).toBe(words)
  })

  it('names a code that it has no words for', () => {
    expect(explainErrno(failure('EXOTIC'))).toBe('the system answered EXOTIC')
  })

  it('keeps the words of an error that is no failed system call', () => {
    expect(explainErrno(new TypeError('a bug'))).toBe('a bug')
  })
})

describe('errnoCode', () => {
  it('returns the code of a failed system call', () => {
    expect(errnoCode(caught(() => readFileSync('/no/such/file')))).toBe('ENOENT')
  })

  it.each([[new Error('plain')], [new CrmError('locked', 'busy')], ['text'], [null]])(
    'returns undefined for %s',
    error => {
      expect(errnoCode(error)).toBeUndefined()
    },
  )
})

describe('throwDataFileError', () => {
  it('makes a data-file error that says what failed, why, and what to do about the path', () => {
    const cause = failure('EACCES')
    const error = caught(() => throwDataFileError('/a/crm.json could not be read', '/a/crm.json', cause))
    expect(error).toMatchObject({
      code: 'data-file',
      message: '/a/crm.json could not be read: permission denied',
      hint: 'Check the owner and the permissions of /a/crm.json and of its folder.',
      cause,
    })
  })

  it.each([[new TypeError('a bug')], [new CrmError('locked', 'busy')]])('lets %s go on as it is', cause => {
    expect(caught(() => throwDataFileError('it failed', '/a', cause))).toBe(cause)
  })
})
