import {readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {replicaOf} from '../../../src/lib/store/replica.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const drawing =
  (...names: string[]) =>
  (): string =>
    names.shift() ?? 'zzzzzz'

describe('replicaOf', () => {
  it('draws a name once and keeps it, for nobody else to read', () => {
    const folder = join(makeScratchFolder(), 'state')
    expect(replicaOf(folder, drawing('abc123', 'def456'))).toBe('abc123')
    expect(replicaOf(folder, drawing('def456'))).toBe('abc123')
    expect(readFileSync(join(folder, 'replica'), 'utf8')).toBe('abc123\n')
    expect(statSync(join(folder, 'replica')).mode & 0o777).toBe(0o600)
  })

  it('draws another for another folder', () => {
    const folder = makeScratchFolder()
    expect(replicaOf(join(folder, 'a'), drawing('aaaaaa'))).toBe('aaaaaa')
    expect(replicaOf(join(folder, 'b'), drawing('bbbbbb'))).toBe('bbbbbb')
  })

  it.each(['', 'abc', 'ABC123', 'abc123x', '\0\0\0\0\0\0', 'é12345'])('draws a damaged one anew: %j', held => {
    const folder = makeScratchFolder()
    writeFileSync(join(folder, 'replica'), held)
    expect(replicaOf(folder, drawing('abc123'))).toBe('abc123')
    expect(replicaOf(folder, drawing('def456'))).toBe('abc123')
  })

  it('says which folder cannot be used', () => {
    const file = join(makeScratchFolder(), 'file')
    writeFileSync(file, '')
    expect(() => replicaOf(join(file, 'state'), drawing('abc123'))).toThrow(
      expect.objectContaining({code: 'data-file'}),
    )
  })
})
