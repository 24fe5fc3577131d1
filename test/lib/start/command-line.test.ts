import {describe, expect, it} from 'vitest'
import {type CommandLoaders, hasFlag, readCommandLine} from '../../../src/lib/start/command-line.ts'

const load = () => Promise.reject(new Error('never loaded here'))

const ids = ['due', 'list', 'log', 'overview', 'promise', 'promise keep', 'promise list', 'contact add', 'contact list']
const commands: CommandLoaders = Object.fromEntries(ids.map(id => [id, load]))

const read = (...argv: string[]) => readCommandLine(argv, commands)

describe('readCommandLine', () => {
  it.each([
    [['due'], 'due', []],
    [['due', '--days', '7'], 'due', ['--days', '7']],
    [['promise', 'keep', 'p1'], 'promise keep', ['p1']],
    [['promise', 'acme', 'keep', 'it'], 'promise', ['acme', 'keep', 'it']],
    [['promise', '--by', 'keep'], 'promise', ['--by', 'keep']],
    [['promise', '--', 'keep'], 'promise', ['--', 'keep']],
    [['contact', 'add', 'acme', 'Ada'], 'contact add', ['acme', 'Ada']],
    [['log', 'acme', '--', '--help'], 'log', ['acme', '--', '--help']],
    [[], 'overview', []],
    [['--json'], 'overview', ['--json']],
    [['--file', 'due', '--json'], 'overview', ['--file', 'due', '--json']],
    [['--json', 'due'], 'due', ['--json']],
    [['--file', 'x.json', 'due', '--brief'], 'due', ['--file', 'x.json', '--brief']],
    [['ls', '--ids'], 'list', ['--ids']],
    [['--json', 'today'], 'overview', ['--json']],
    [['promises', 'apex'], 'promise list', ['apex']],
    [['--file=x.json', 'promise', 'keep', 'p1'], 'promise keep', ['--file=x.json', 'p1']],
  ])('reads %j as the command %s with %j', (argv, id, rest) => {
    expect(read(...argv)).toEqual({kind: 'command', id, argv: rest, load})
  })

  it.each([[['--version']], [['-v']], [['version']], [['version', '--json']]])('reads %j as the version', argv => {
    expect(read(...argv)).toEqual({kind: 'version'})
  })

  it.each([
    [['--help'], []],
    [['-h'], []],
    [['help'], []],
    [
      ['help', 'promise', 'keep'],
      ['promise', 'keep'],
    ],
    [
      ['promise', 'keep', '--help'],
      ['promise', 'keep'],
    ],
    [['due', '-h'], ['due']],
    [
      ['promises', '--help'],
      ['promise', 'list'],
    ],
    [['--json', 'due', '--help'], ['due']],
  ])('reads %j as a wish for help on %j', (argv, words) => {
    expect(read(...argv)).toEqual({kind: 'help', words, all: false})
  })

  it('reads a first word that only has commands below it as a topic', () => {
    expect(read('contact')).toEqual({kind: 'topic', topic: 'contact'})
    expect(read('contact', '--json')).toEqual({kind: 'topic', topic: 'contact'})
  })

  it.each([
    [['dew'], ['dew']],
    [
      ['contact', 'ad', 'acme'],
      ['contact', 'ad', 'acme'],
    ],
    [['constructor'], ['constructor']],
    [
      ['--', 'due'],
      ['--', 'due'],
    ],
  ])('reads %j as unknown', (argv, words) => {
    expect(read(...argv)).toEqual({kind: 'unknown', words})
  })
})

describe('hasFlag', () => {
  it('sees a flag up to the end of the flags', () => {
    expect(hasFlag(['log', '--json'], '--json')).toBe(true)
    expect(hasFlag(['log', '--json', '--', 'x'], '--json')).toBe(true)
    expect(hasFlag(['log', '--', '--json'], '--json')).toBe(false)
    expect(hasFlag(['log'], '--json')).toBe(false)
  })
})
