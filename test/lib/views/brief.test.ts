import {expect, it} from 'vitest'
import {briefOf} from '../../../src/lib/actions/brief.ts'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {viewBrief} from '../../../src/lib/views/brief.ts'
import {aBook, type BookBuilder} from '../../support/build.ts'

const brief = (builder: BookBuilder): string | Promise<string> => {
  const book = builder.build()
  return viewBrief(briefOf(book, '2026-01-19', 'otto'), {width: 80, isTty: false, palette: plainPalette}, book)
}

const otto = () =>
  aBook().customer({
    name: 'Otto Krause',
    person: true,
    channel: 'video',
    emails: {'otto@krause.example': true},
    phones: {'+49 30 123456': true},
    language: 'de',
    timezone: 'Europe/Berlin',
  })

it('tells how somebody is reached who is a client alone', async () => {
  expect(await brief(otto())).toContain(
    '\n  channel:  video\n  mail:     otto@krause.example\n  phone:    +49 30 123456\n  language: de\n  zone:     Europe/Berlin',
  )
})

it('tells of the people there where there are any', async () => {
  const text = await brief(otto().contact({name: 'Ada Lang'}))
  expect(text).toMatch(/\nPeople\n {2}p\w+ {2}Ada Lang/)
  expect(text).not.toContain('otto@krause.example')
})
