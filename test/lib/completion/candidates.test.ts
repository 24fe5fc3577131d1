import {describe, expect, it} from 'vitest'
import {root} from '../../../scripts/root.ts'
import {findWanted} from '../../../src/lib/completion/candidates.ts'
import {readManifest} from '../../../src/lib/program/manifest.ts'

const manifest = readManifest(root)

/** What the last of some words may become; the words are parted by single spaces. */
const wanted = (line: string) => {
  const words = line.split(' ')
  return findWanted(manifest, words.slice(0, -1), words.at(-1) ?? '')
}
const values = (line: string): string[] => wanted(line).candidates.map(({value}) => value)

describe('the words of commands', () => {
  it('are the first ones there are, each once, without hidden ones and the overview', () => {
    const first = values('')
    expect(first).toEqual(expect.arrayContaining(['add', 'promise', 'playbook', 'due']))
    expect(new Set(first).size).toBe(first.length)
    expect(first.filter(word => ['overview', 'complete', 'merge-driver'].includes(word))).toEqual([])
  })

  it('go on where a command has commands below it, flags before it passed over', () => {
    expect(values('playbook ').sort()).toEqual(['list', 'start', 'stop'])
    expect(values('--json --file book.json playbook ').sort()).toEqual(['list', 'start', 'stop'])
  })

  it('stand beside what the command itself takes', () => {
    expect(wanted('promise ')).toMatchObject({subject: 'customer'})
    expect(values('promise ')).toEqual(expect.arrayContaining(['keep', 'break', 'release', 'list']))
  })

  it('end with the command: its first argument is in the way of others', () => {
    expect(values('promise apex ')).toEqual([])
  })
})

describe('arguments', () => {
  it.each([
    ['show ', 'customer'],
    ['merge apex ', 'customer'],
    ['edit ', 'record'],
    ['rm ', 'record'],
    ['done ', 'item'],
    ['promise keep ', 'promise'],
    ['request reply ', 'request'],
    ['engagement end ', 'engagement'],
    ['playbook stop ', 'playbook-run'],
    ['segment show ', 'segment'],
    ['import ', 'file'],
    ['undo ', undefined],
    ['segment save ', undefined],
  ])('of "crm %s" are called by %s', (line, subject) => {
    expect(wanted(line).subject).toBe(subject)
  })

  it('offer their choices', () => {
    expect(values('offer answer o4k7 ')).toEqual(['accepted', 'declined', 'none'])
    expect(values('feedback apex ')).toEqual(expect.arrayContaining(['nps', 'exit']))
  })

  it('are counted without flags and their values, and all words count behind --', () => {
    expect(wanted('merge --dry-run apex ').subject).toBe('customer')
    expect(wanted('log --via call ').subject).toBe('customer')
    expect(wanted('merge -- --dry-run ').subject).toBe('customer')
    expect(values('merge -- --dr')).toEqual([])
  })
})

describe('flags', () => {
  it('are those of the command and --help, without hidden ones', () => {
    const flags = values('log --')
    expect(flags).toEqual(expect.arrayContaining(['--via', '--json', '--file', '--help']))
    expect(flags.every(flag => flag.startsWith('--'))).toBe(true)
  })

  it.each(['add Apex --tier ', 'add Apex --tier='])('offer their choices behind "crm %s"', line => {
    expect(values(line)).toEqual(['A', 'B', 'C', 'D'])
  })

  it('keep what stands before the value in the same word', () => {
    expect(wanted('add Apex --tier=B')).toMatchObject({lead: '--tier=', typed: 'B'})
    expect(wanted('add Apex --tier B')).toMatchObject({lead: '', typed: 'B'})
  })

  it.each([
    ['due --customer ', 'customer'],
    ['log apex --with ', 'person'],
    ['recap apex --evidence ', 'file'],
    ['value apex --evidence ', undefined],
    ['add Apex --contact ', undefined],
    ['export --out=', 'file'],
  ])('take for "crm %s" %s', (line, subject) => {
    expect(wanted(line).subject).toBe(subject)
  })

  it('that take no value offer none', () => {
    expect(wanted('due --check=')).toEqual({candidates: [], lead: '', typed: '--check='})
  })
})
