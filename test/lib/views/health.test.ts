import {expect, it} from 'vitest'
import {listHealth} from '../../../src/lib/actions/health.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewHealth} from '../../../src/lib/views/health.ts'
import {aBook} from '../../support/build.ts'

const today = '2026-06-01'
const book = aBook()
  .customer({name: 'Bad', added: '2025-01-01'})
  .promise({state: 'broken', closedOn: today})
  .customer({name: 'Unknown', added: today})
  .build()

const draw = (limit?: number) => {
  const {health, total} = listHealth(book, today, {customer: undefined, limit})
  return viewHealth(total)({health}, {width: 80, isTty: true, palette: plainPalette}, book)
}

it('shows the reasons before the number, and why there is none', async () => {
  const lines = (await draw()).split('\n')
  expect(lines[0]).toMatch(/^Bad {2}c\w{3}$/)
  expect(lines[1]).toBe('  Cadence: no two-way touch in 516 days, ideal 180 days, worst 270 days')
  expect(lines[3]).toMatch(/^ {2}red 0 {2}cadence 0 · rhythm – · promises 0/)
  expect(lines.slice(4).join(' ')).toMatch(/unknown: a number needs 2 known parts, there are 1/)
})

it('says how many more there are', async () => {
  expect(await draw(1)).toMatch(/… and 1 more: crm health --limit 2$/)
  expect(await draw()).not.toContain('more:')
})
