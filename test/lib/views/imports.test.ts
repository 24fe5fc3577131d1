import {describe, expect, it} from 'vitest'
import type {PlannedEntry} from '../../../src/lib/exchange/planned-entry.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {displayWidth} from '../../../src/lib/terminal/width.ts'
import {viewImport} from '../../../src/lib/views/imports.ts'
import {aBook} from '../../support/build.ts'

const source = {file: 'people.csv', line: 2}
const helen: PlannedEntry = {
  ...source,
  type: 'contact',
  customer: 'Apex',
  contact: 'Helen Marks',
  fields: {title: 'Dr.', role: 'Head of Operations', emails: ['helen@apex.example'], phones: ['+1 212 555 0143']},
}
const nothing = {add: [], update: [], skip: [], problems: []}

const draw = (plan: Partial<typeof nothing> | {add: PlannedEntry[]}, width = 40) =>
  viewImport(true)({plan: {...nothing, ...plan}}, {width, isTty: true, palette: plainPalette}, aBook().build())

describe('the view of an import', () => {
  it('shows in a narrow window all that would be written', async () => {
    const text = await draw({add: [helen]})
    expect(text.replace(/\s+/g, ' ')).toContain(
      'title Dr. · role Head of Operations · emails helen@apex.example · phones +1 212 555 0143',
    )
    expect(text.replace(/\s+/g, ' ')).toMatch(/1 to add, .* Nothing was written\.$/)
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(40)
  })

  it('ends a text that would fill the window', async () => {
    const text = await draw({add: [{...helen, fields: {note: 'many words '.repeat(500)}}]})
    expect(text.split('\n').length).toBeLessThan(25)
    expect(text).toContain('\n    …\n')
  })
})
