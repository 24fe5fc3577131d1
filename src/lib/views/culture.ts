import type {Presented} from '../book/present.ts'
import type {Screen} from '../terminal/screen.ts'
import {isolate, wrap} from '../terminal/width.ts'
import {safeLines} from '../text/safe.ts'
import {fieldText} from './record-lines.ts'

/** How somebody is addressed and dealt with: what the book was told, and nothing inferred. */
const cardFields: readonly (readonly [label: string, field: string])[] = [
  ['greeting', 'salutation'],
  ['closing', 'closing'],
  ['title', 'title'],
  ['formality', 'formality'],
  ['language', 'language'],
  ['channel', 'channel'],
  ['zone', 'timezone'],
  ['days off', 'weekend'],
  ['hours', 'hours'],
  ['interests', 'interests'],
  ['taboos', 'taboos'],
  ['bad news', 'badNews'],
  ['birthday', 'birthday'],
  ['days', 'dates'],
]

/** Where else they are reached, and the user's own fields. */
const detailFields: typeof cardFields = [
  ['handles', 'handles'],
  ['country', 'country'],
  ['fields', 'custom'],
]

const labelWidth = 11
const indent = 4

/** The culture card of a contact: a line for each thing that is known, wrapped, none cut. */
export const cultureLines = (contact: Presented, screen: Screen): string[] => fieldLines(contact, cardFields, screen)

/** What else is known of a contact, in the same manner. */
export const detailLines = (contact: Presented, screen: Screen): string[] => fieldLines(contact, detailFields, screen)

function fieldLines(contact: Presented, fields: typeof cardFields, {width, isTty, palette}: Screen): string[] {
  return fields.flatMap(([label, field]) => {
    const given = fieldText(contact, field)
    if (!given) return []
    const room = Math.max(16, width - indent - labelWidth)
    const [first = '', ...more] = isTty ? wrap(safeLines(given), room) : safeLines(given).split('\n')
    const shown = [first, ...more].map(line => (isTty ? isolate(line) : line))
    return shown.map(
      (line, at) =>
        `${' '.repeat(indent)}${at === 0 ? palette.dim(`${label}:`.padEnd(labelWidth)) : ' '.repeat(labelWidth)}${line}`,
    )
  })
}
