import {describe, expect, it} from 'vitest'
import {portraitOf} from '../../../src/lib/actions/portrait.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewPortrait} from '../../../src/lib/views/portrait.ts'
import {aBook, idOf} from '../../support/build.ts'

const today = '2026-01-19'
const greta = idOf('contact', 'greta')
const book = aBook()
  .customer({added: today, country: 'DE', weekend: 'fri,sat'})
  .contact({
    id: greta,
    name: 'Greta Holm',
    role: 'Head of Operations',
    birthday: '--05-17',
    dates: {anniversary: '2001-06-02'},
    handles: {telegram: 'greta_h'},
    custom: {address: '5 Silicon Alley'},
  })
  .contact({id: idOf('contact', 'ada'), name: 'Ada Lang', champion: true, left: '2025-12-31'})
  .build()

const shown = (reference: string, of = book): string | Promise<string> =>
  viewPortrait(portraitOf(of, today, reference, undefined), {width: 80, isTty: false, palette: plainPalette}, of)

describe('the portrait of a customer', () => {
  it('tells all that is known of the person it was asked for', async () => {
    const text = await shown(greta)
    for (const line of [
      'birthday:  --05-17',
      'days:      anniversary: 2001-06-02',
      'handles:   telegram: greta_h',
      'fields:    address: 5 Silicon Alley',
    ])
      expect(text).toContain(`\n    ${line}\n`)
  })

  it('says who has left, and who speaks for the user', async () => {
    expect(await shown('apex')).toContain('  Ada Lang · left 2025-12-31 · champion\n')
  })

  it('tells where and when the customer is worked for', async () => {
    expect(await shown('apex')).toMatch(/^ {2}days off: .*fri.*\n {2}country: {2}DE$/m)
  })

  it('says of a client who was added today that there was no talk yet', async () => {
    expect(await shown('apex', aBook().customer({added: today}).build())).toContain(
      'Cadence: no two-way touch yet, ideal 180 days',
    )
  })
})
