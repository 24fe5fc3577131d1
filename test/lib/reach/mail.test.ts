import fc from 'fast-check'
import PostalMime from 'postal-mime'
import {describe, expect, it} from 'vitest'
import {type MessageEnvelope, renderMessageMail} from '../../../src/lib/reach/mail.ts'
import {fileMessages} from '../../../src/lib/reach/message-files.ts'

const envelope: MessageEnvelope = {
  from: {name: 'Jana Novák', address: 'jana@novak.example'},
  to: {name: 'لیلا رضوانی', address: 'leila@rezvani.example'},
  at: '2026-11-01T08:00:00+01:00',
  language: 'fa',
  isMailing: true,
}
const read = (mail: string) => new PostalMime().parse(mail)
const header = (mail: Awaited<ReturnType<typeof read>>, key: string) =>
  mail.headers.find(each => each.key === key)?.value

describe('renderMessageMail', () => {
  it.each([
    'सादर प्रणाम & <शुभकामनाएँ> #1\n\nदूसरा अनुच्छेद 🎉',
    'با سلام و احترام؛ گفت‌وگو\n\nسطر دوم',
    'Plain = text, with trailing space \nand a long line '.padEnd(400, 'x'),
    '.\n.\nFrom here on',
  ])('is read back as it was written: %j', async text => {
    const mail = await read(renderMessageMail({subject: 'تازه‌ها & 🎉', text}, envelope))
    expect(mail.text?.replace(/\r\n/g, '\n').replace(/\n$/, '')).toBe(text)
    expect(mail.subject).toBe('تازه‌ها & 🎉')
    expect(mail.from).toMatchObject({name: 'Jana Novák', address: 'jana@novak.example'})
    expect(mail.to).toMatchObject([{name: 'لیلا رضوانی', address: 'leila@rezvani.example'}])
    expect(header(mail, 'list-unsubscribe')).toBe('<mailto:jana@novak.example?subject=unsubscribe>')
    expect([header(mail, 'x-unsent'), header(mail, 'content-language')]).toEqual(['1', 'fa'])
  })

  it('offers to unsubscribe from mailings alone, and needs no address of the sender', async () => {
    const single = await read(renderMessageMail({subject: undefined, text: 'x'}, {...envelope, isMailing: false}))
    expect(header(single, 'list-unsubscribe')).toBeUndefined()
    const nameless = await read(renderMessageMail({subject: 'x', text: 'x'}, {...envelope, from: {}}))
    expect(header(nameless, 'list-unsubscribe')).toBeUndefined()
    expect(nameless.to?.[0]?.address).toBe('leila@rezvani.example')
  })

  it('lets nothing of a message become a header, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'grapheme'}), fc.string({unit: 'grapheme'}), async (subject, name) => {
        const mail = await read(
          renderMessageMail(
            {subject: `${subject}\r\nBcc: x@y.example`, text: 'hello'},
            {...envelope, to: {...envelope.to, name: `${name}\nBcc: x@y.example`}},
          ),
        )
        expect(mail.bcc).toBeUndefined()
        expect(mail.text?.trim()).toBe('hello')
        expect(mail.to?.map(each => ('address' in each ? each.address : undefined))).toEqual(['leila@rezvani.example'])
      }),
    )
  })
})

describe('fileMessages', () => {
  const message = {url: 'https://wa.me/1?text=a', text: 'Hello', language: 'en', customer: {name: 'Apex'}}
  const options = {from: {}, at: envelope.at, isMailing: true}

  it('writes one file for each reader, no two of one name', () => {
    const files = fileMessages(
      [
        {...message, contact: {name: 'Helen / Marks'}, subject: 'Hi'},
        {...message, contact: {name: 'helen marks'}},
        {...message, contact: null},
        {...message, contact: {name: '../..'}},
      ],
      {...options, format: 'text'},
    )
    expect(files.map(({name}) => name)).toEqual([
      'Helen-Marks-Apex.txt',
      'helen-marks-Apex-2.txt',
      'Apex.txt',
      'Apex-2.txt',
    ])
    expect(files.map(({text}) => text)).toEqual(['Subject: Hi\n\nHello\n', 'Hello\n', 'Hello\n', 'Hello\n'])
  })

  it('writes the link alone, or a mail', async () => {
    const one = {...message, contact: {name: 'Helen'}, address: 'helen@apex.example', subject: 'Hi'}
    expect(fileMessages([one], {...options, format: 'link'})).toEqual([
      {name: 'Helen-Apex.txt', text: 'https://wa.me/1?text=a\n'},
    ])
    const [file] = fileMessages([one], {...options, format: 'eml'})
    expect(file?.name).toBe('Helen-Apex.eml')
    expect((await read(file?.text ?? '')).to).toMatchObject([{address: 'helen@apex.example'}])
  })
})
