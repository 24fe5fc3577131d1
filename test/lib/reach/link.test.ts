import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  callLink,
  emailLink,
  percentEncode,
  profileLink,
  signalLink,
  smsLink,
  telegramLink,
  whatsappLink,
} from '../../../src/lib/reach/link.ts'

const number = {e164: '+491701234567', extension: undefined, isMobile: true}

describe('percentEncode', () => {
  it('encodes UTF-8 exactly and is undone by decoding', () => {
    expect(percentEncode("Grüße (1) & 50% 'नमस्ते'! *")).toBe(
      'Gr%C3%BC%C3%9Fe%20%281%29%20%26%2050%25%20%27%E0%A4%A8%E0%A4%AE%E0%A4%B8%E0%A5%8D%E0%A4%A4%E0%A5%87%27%21%20%2A',
    )
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), text => {
        const encoded = percentEncode(text)
        expect(encoded).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/)
        expect(decodeURIComponent(encoded)).toBe(text)
      }),
    )
  })

  it('survives half a character', () => {
    expect(decodeURIComponent(percentEncode('a\ud83d'))).toBe('a\ufffd')
  })
})

describe('links', () => {
  const anyText = fc.oneof(
    fc.string({unit: 'grapheme'}),
    fc.constantFrom('नमस्ते & # ? = + %\n\nदूसरी पंक्ति 🎉', 'سلام، گفت‌وگو\nسطر دوم', 'A & B #1 <tag> "x" %41'),
  )

  it('keep the text as it is for whatever opens them', () => {
    const read = (link: string, name: string) => {
      const {search, hash} = new URL(link)
      expect(hash).toBe('')
      const [, value = ''] = new RegExp(`[?&]${name}=([^&]*)`).exec(search) ?? []
      return decodeURIComponent(value)
    }
    fc.assert(
      fc.property(anyText, text => {
        fc.pre(text !== '')
        expect(read(whatsappLink(number, text), 'text')).toBe(text)
        expect(read(telegramLink('helen_m', text), 'text')).toBe(text)
        expect(read(smsLink(number, text), 'body')).toBe(text)
        const mail = emailLink('a@x.example', text, text)
        expect(read(mail, 'subject')).toBe(text)
        expect(read(mail, 'body').replace(/\r\n/g, '\n')).toBe(text.replace(/\r\n/g, '\n'))
      }),
    )
  })

  it.each([
    [whatsappLink(number, 'Hi & bye'), 'https://wa.me/491701234567?text=Hi%20%26%20bye'],
    [whatsappLink(number, ''), 'https://wa.me/491701234567'],
    [smsLink(number, 'a\nb'), 'sms:+491701234567?body=a%0Ab'],
    [callLink(number), 'tel:+491701234567'],
    [callLink({...number, extension: '12'}), 'tel:+491701234567;ext=12'],
    [signalLink(number), 'https://signal.me/#p/+491701234567'],
    [telegramLink('helen_m', 'hi'), 'https://t.me/helen_m?text=hi'],
    [telegramLink('+491701234567', ''), 'https://t.me/+491701234567'],
    [
      emailLink('a+b&c@x.example', 'A & B', 'one\ntwo'),
      'mailto:a%2Bb%26c@x.example?subject=A%20%26%20B&body=one%0D%0Atwo',
    ],
    [emailLink('a@x.example', undefined, ''), 'mailto:a@x.example'],
    [profileLink('linkedin', '@helen marks'), 'https://www.linkedin.com/in/helen%20marks'],
    [profileLink('mastodon', 'https://social.example/@helen'), 'https://social.example/@helen'],
    [profileLink('mastodon', 'helen'), undefined],
    [profileLink('constructor', 'helen'), undefined],
  ])('%s', (link, expected) => {
    expect(link).toBe(expected)
  })
})
