import {expect, it} from 'vitest'
import {signalsOf} from '../../../src/lib/retention/signals.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {displayWidth} from '../../../src/lib/terminal/width.ts'
import {viewSuggestions} from '../../../src/lib/views/signals.ts'
import {aBook, idOf} from '../../support/build.ts'
import {withPurchases} from '../../support/orders.ts'

const today = '2026-06-01'
const apex = idOf('customer', 'apex')
const builder = withPurchases(
  aBook().customer({id: apex, name: 'Apex\u001b[31m Manufacturing', added: '2026-05-20'}),
  '2025-10-01',
  [30, 30, 30, 30, 30, 30, 30],
  [100, 101, 102, 103, 104, 900, 901, 902],
).promise({due: '2026-05-01', text: `Draft ${'of the operating model '.repeat(5)}`})
const book = builder.build()

const draw = (width: number, isTty: boolean) =>
  viewSuggestions({suggestions: signalsOf(book, today, {withAside: true})}, {width, isTty, palette: plainPalette}, book)

it('shows risks and opportunities apart, with evidence and command, and never raw data', async () => {
  const text = await draw(Number.POSITIVE_INFINITY, false)
  expect(text).toMatch(/^Risks\n {2}red · Apex␛\[31m Manufacturing · m\w{3}\/promise-late\n {4}You promised by/)
  expect(text).toMatch(/\n\nOpportunities\n {2}amber · .* · c\w{3}\/more-money-eur\n/)
  expect(text).toContain('crm next explain ID --until DAY --why TEXT')
})

it('wraps evidence to the window, and cuts none of it', async () => {
  const text = await draw(60, true)
  const evidence = text.split('\n').filter(line => line.startsWith('    ') && !line.trim().startsWith('crm'))
  expect(evidence.length).toBeGreaterThan(1)
  for (const line of evidence) expect(displayWidth(line)).toBeLessThanOrEqual(60)
  expect(evidence.map(line => line.trim()).join(' ')).toContain('of the operating model '.repeat(5).trim())
})

it('says until when one is set aside, and why', async () => {
  const [first] = signalsOf(book, today)
  const aside = builder
    .add('agenda-state', {
      subject: apex,
      item: first?.id ?? '',
      snoozedUntil: '2026-09-01',
      note: 'Waiting for the audit',
    })
    .build()
  const suggestions = signalsOf(aside, today, {withAside: true})
  const text = await viewSuggestions({suggestions}, {width: 80, isTty: true, palette: plainPalette}, aside)
  expect(text).toContain('set aside until 2026-09-01: Waiting for the audit')
})

it('says so where nothing stands out', async () => {
  expect(await viewSuggestions({suggestions: []}, {width: 80, isTty: true, palette: plainPalette}, book)).toBe(
    'Nothing stands out.',
  )
})

it('fits why one was set aside, and how to, into a narrow window', async () => {
  const [first] = signalsOf(book, today)
  const note = 'Waiting for the audit of the second plant, which ends in autumn'
  const aside = builder
    .add('agenda-state', {subject: apex, item: first?.id ?? '', snoozedUntil: '2026-09-01', note})
    .build()
  const suggestions = signalsOf(aside, today, {withAside: true})
  const text = await viewSuggestions({suggestions}, {width: 40, isTty: true, palette: plainPalette}, aside)
  const wide = text.split('\n').filter(line => displayWidth(line) > 40 && !line.startsWith('    crm '))
  expect(wide).toEqual([])
  expect(text.replace(/\s+/g, ' ')).toContain(note)
})
