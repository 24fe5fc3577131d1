import {expect, it} from 'vitest'
import {pipelineOf} from '../../../src/lib/actions/pipeline.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewPipeline} from '../../../src/lib/views/opportunities.ts'
import {aBook} from '../../support/build.ts'

it('sums nothing up where no opportunity is open', async () => {
  const book = aBook()
    .customer()
    .add('opportunity', {title: 'Audit', stage: 'won', on: '2026-01-02', closedOn: '2026-01-05', worth: '4000 EUR'})
    .build()
  const screen = {width: 80, isTty: false, palette: plainPalette}
  expect(await viewPipeline(pipelineOf(book, '2026-01-19'), screen, book)).toMatch(
    /^0 open · 100% of those that ended were won\n/,
  )
})
