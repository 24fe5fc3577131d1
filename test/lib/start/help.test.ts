import {describe, expect, it} from 'vitest'
import manifest from '../../../oclif.manifest.json' with {type: 'json'}
import packageJson from '../../../package.json' with {type: 'json'}
import {everyDay, subjects, wrapCommandLine} from '../../../src/lib/start/help.ts'

describe('the help of all', () => {
  it('names every command once, those below another by its first word', () => {
    const shown = Object.entries(manifest.commands as {[id: string]: {hidden?: boolean}})
      .filter(([, {hidden}]) => !hidden)
      .map(([id]) => id.split(':')[0])
    expect([...everyDay, ...Object.values(subjects).flat()].sort()).toEqual([...new Set(shown)].sort())
  })
})

describe('the help of a word that only stands before others', () => {
  it('is about all of them, and not about the first', () => {
    const ids = Object.keys(manifest.commands)
    const topics = new Set(ids.flatMap(id => (id.includes(':') ? [id.split(':')[0] ?? ''] : [])))
    const alone = [...topics].filter(topic => !ids.includes(topic))
    expect(Object.keys(packageJson.oclif.topics).sort()).toEqual(alone.sort())
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
