import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {sitDown} from '../support/crm.ts'
import {ScenarioPlayer, splitWords, valueAt} from '../support/scenario.ts'

const folder = join(import.meta.dirname, '../scenarios')

/** A scenario is a hundred runs of the program and more, on machines that do other work as well. */
const patienceMs = 600_000

it.each(readdirSync(folder).filter(name => name.endsWith('.scn')))(
  '%s plays as it is written',
  name => {
    const player = new ScenarioPlayer(sitDown()).play(readFileSync(join(folder, name), 'utf8'))
    expect(player.failures).toEqual([])
  },
  patienceMs,
)

describe('the player of scenarios', () => {
  it('splits words as a shell does', () => {
    const values = new Map([['name', 'Apex']])
    expect(splitWords(`crm add "a \\"b\\" $name" '$name c' x$name ""`, values)).toEqual([
      'crm',
      'add',
      'a "b" Apex',
      '$name c',
      'xApex',
      '',
    ])
  })

  it.each([
    ['.', {a: [{b: 1}, {b: 2}]}],
    ['a[1].b', 2],
    ['a[-1].b', 2],
    ['a[*].b', [1, 2]],
    ['a.length', 2],
    ['a[0].c.d', undefined],
  ])('finds what lies at %s', (path, expected) => {
    expect(valueAt({a: [{b: 1}, {b: 2}]}, path)).toEqual(expected)
  })

  it('tells what does not hold, with the line', () => {
    const {failures} = new ScenarioPlayer(sitDown()).play(`
      $ crm add "Acme" --json
      json customer.name = "Other"
      $ crm show nobody
      out ~ Acme
    `)
    expect(failures).toEqual([
      expect.stringContaining('line 3: json customer.name = "Other"'),
      expect.stringContaining('line 4: $ crm show nobody'),
      expect.stringContaining('line 5: out ~ Acme'),
    ])
  })
})
