import {expect, it} from 'vitest'
import type {Reach} from '../../../src/lib/actions/reach.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {displayWidth} from '../../../src/lib/terminal/width.ts'
import {viewReach} from '../../../src/lib/views/reach.ts'
import {aBook} from '../../support/build.ts'

const text = 'مدتی از آخرین گفت‌وگوی ما می‌گذرد. کارها چگونه پیش می‌رود؟\n\nبا احترام'
const reach: Reach = {
  links: [
    {
      customer: {id: 'c1', name: 'فرش'},
      contact: null,
      channel: 'email',
      url: 'mailto:x@y.example',
      text,
      language: 'fa',
    },
  ],
  notes: ['No native reader has gone through the fa wording of check-in yet: read it before it is sent'],
}

it('wraps a message and what is to be known of it to the window', async () => {
  const screen = {width: 30, isTty: true, palette: plainPalette}
  const drawn = await viewReach('Europe/Berlin')(reach, screen, aBook().build())
  for (const line of drawn.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(30)
  const plain = drawn.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ')
  expect(plain).toContain(text.replace(/\s+/g, ' '))
  expect(plain).toContain(reach.notes[0])
})

it('leaves the lines of a message as they are in a pipe', async () => {
  const screen = {width: Number.POSITIVE_INFINITY, isTty: false, palette: plainPalette}
  const drawn = await viewReach('Europe/Berlin')(reach, screen, aBook().build())
  expect(drawn).toContain(
    text
      .split('\n')
      .map(line => (line === '' ? '' : `  ${line}`))
      .join('\n'),
  )
})
