import {describe, expect, it} from 'vitest'
import manifest from '../../../oclif.manifest.json' with {type: 'json'}
import {everyDay, subjects, wrapCommandLine} from '../../../src/lib/start/help.ts'

describe('the help of all', () => {
  it('names every command once, those below another by its first word', () => {
    const shown = Object.entries(manifest.commands as {[id: string]: {hidden?: boolean}})
      .filter(([, {hidden}]) => !hidden)
      .map(([id]) => id.split(':')[0])
    expect([...everyDay, ...Object.values(subjects).flat()].sort()).toEqual([...new Set(shown)].sort())
  })
})

describe('wrapCommandLine', () => {
  it('leaves a line that fits', () => {
    expect(wrapCommandLine('crm log apex "Kick-off call"', 40)).toBe('crm log apex "Kick-off call"')
  })

  it('breaks between words so that a shell still reads one line', () => {
    expect(wrapCommandLine('crm log apex "Kick-off call" --via call --minutes 45', 32)).toBe(
      'crm log apex "Kick-off call" \\\n  --via call --minutes 45',
    )
  })

  it('never breaks inside quotes, also where they are too long', () => {
    expect(wrapCommandLine(`crm add 'A very long name of a firm' --person`, 16)).toBe(
      `crm add \\\n  'A very long name of a firm' \\\n  --person`,
    )
  })
})
