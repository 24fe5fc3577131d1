import {describe, expect, it} from 'vitest'
import type {FieldChange} from '../../../src/lib/actions/list-history.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewHistory} from '../../../src/lib/views/history.ts'
import {aBook, idOf} from '../../support/build.ts'

const [first, second] = [idOf('customer', 'first'), idOf('customer', 'second')]
const book = aBook().customer({id: first, name: 'মেঘনা'}).customer({id: second, name: 'Meghna Studio'}).build()
const screen = {width: 200, isTty: false, palette: plainPalette}

const told = async (summary: string, ...fields: readonly FieldChange[]): Promise<string> => {
  const change = {id: 'z00000000001', at: '2026-01-05T09:00:00+01:00', command: 'merge', summary} as const
  const line = {...change, machine: 'mine00', undone: false, source: 'journal', fields} as const
  return viewHistory({changes: [line], whole: true}, screen, book)
}

describe('the view of a history', () => {
  it('names the records that a change tied to others, and says what is the same once', async () => {
    const moved = ['t1', 't2', 't3'].map(id => ({id, field: 'customer', before: second, after: first}))
    const tier = {id: first, field: 'tier', before: 'B', after: 'A'}
    expect(await told('merge', ...moved, tier)).toContain(
      'merge · customer: Meghna Studio → মেঘনা (3 records) · tier: B → A',
    )
  })

  it('tells of what was removed and returned in words', async () => {
    expect(await told('rm', {id: 't1', field: 'deleted', after: true})).toMatch(/rm · removed$/m)
    expect(await told('undo', {id: 't1', field: 'deleted', before: true, after: null})).toMatch(/undo · returned$/m)
  })

  it('tells which elements of a set came and went', async () => {
    const fields = [
      {id: first, field: 'tags.vip', after: true},
      {id: first, field: 'tags.new', before: true, after: null},
      {id: first, field: `with.${second}`, after: true},
    ]
    expect(await told('edit', ...fields)).toContain('edit · tags: +vip · tags: −new · with: +Meghna Studio')
    expect(await told('edit', {id: first, field: 'custom.size', before: '40', after: null})).toContain(
      'custom.size: 40 → –',
    )
  })

  it('cuts a long value between characters', async () => {
    const note = {id: first, field: 'text', before: 'a', after: `${'a'.repeat(39)}🎉🎉`}
    expect(await told('edit', note)).toContain(`${'a'.repeat(39)}🎉…`)
  })
})
