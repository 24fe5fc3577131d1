import {describe, expect, it} from 'vitest'
import {readMessage, readMessages} from '../../../../src/lib/exchange/mail/read-mail.ts'
import {collect, fileOf, someSettings} from '../../../support/import-settings.ts'

const message = (subject: string, ...more: readonly string[]): string =>
  [
    'From: Helen Marks <Helen@Apex.example>',
    'To: "Me" <me@solo.example>, tom@apex.example',
    `Subject: ${subject}`,
    'Date: Tue, 09 Dec 2025 23:30:00 +0000',
    ...more,
    '',
    'The body, From: nobody',
    '',
  ].join('\n')

const read = (text: string) => collect(sink => readMessage(fileOf(text, 'a.eml'), someSettings(), sink))
const readBox = (text: string) => collect(sink => readMessages(fileOf(text, 'a.mbox'), someSettings(), sink))

describe('readMessage', () => {
  it('reads who wrote to whom, when on the clock of the machine, and on what', async () => {
    const {events, problems} = await read(message('=?UTF-8?B?4KSo4KSu4KS44KWN4KSk4KWH?= again', 'Message-ID: <1@x>'))
    expect(problems).toEqual([])
    expect(events).toMatchObject([
      {
        key: 'mail <1@x>',
        on: '2025-12-10',
        at: '00:30',
        channel: 'email',
        direction: 'by-sender',
        text: 'नमस्ते again',
        people: [{email: 'helen@apex.example'}, {email: 'me@solo.example'}, {email: 'tom@apex.example'}],
        line: 1,
      },
    ])
  })

  it.each([
    ['Auto-Submitted: auto-replied', 'sent automatically'],
    ['Precedence: bulk', 'sent to a list'],
    ['List-Id: <x.example>', 'sent to a list'],
    ['X-Gmail-Labels: Inbox,Spam', 'in spam'],
  ])('leaves out what has %s', async (header, leftOut) => {
    expect((await read(message('x', header))).events).toMatchObject([{leftOut}])
  })

  it('says so of a message without a date, from the future, or without anybody', async () => {
    const dated = (date: string) => message('x').replace(/Date: .*/, `Date: ${date}`)
    for (const text of [
      dated('soon'),
      dated('Tue, 09 Dec 2031 23:30:00 +0000'),
      'Subject: x\nTo: undisclosed-recipients:;\n\n',
    ]) {
      const {events, problems} = await read(text)
      expect(events).toEqual([])
      expect(problems).toMatchObject([{file: 'a.eml', line: 1}])
    }
  })
})

describe('readMessages', () => {
  it('reads a mailbox message by message, names the line of each, and takes no line of a body for one', async () => {
    const box = [
      'From helen@apex.example Tue Dec 09 23:30:00 2025',
      message('One', 'Message-ID: <1@x>'),
      '>From the beginning',
      'From a line that follows no empty one',
      '',
      'From - Tue Dec 09 23:30:00 2025',
      message('Two', 'Message-ID: <2@x>'),
    ].join('\n')
    for (const text of [box, box.replaceAll('\n', '\r\n')]) {
      const {events, problems} = await readBox(text)
      expect(problems).toEqual([])
      expect(events.map(({text: subject, line}) => [subject, line])).toEqual([
        ['One', 1],
        ['Two', 13],
      ])
    }
  })

  it('reads what is whole of a mailbox that ends in the middle of a head', async () => {
    const {events} = await readBox(
      `From x\n${message('One')}\nFrom y\nFrom: helen@apex.example\nDate: Tue, 09 Dec 2025 23:30:00 +0000`,
    )
    expect(events).toHaveLength(2)
  })
})
