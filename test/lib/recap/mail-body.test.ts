import {describe, expect, it} from 'vitest'
import {encodeBody} from '../../../src/lib/recap/mail-body.ts'

describe('encodeBody', () => {
  it('leaves ASCII readable, but for the sign that begins a code', () => {
    expect(encodeBody('a = b\n\ttab\n')).toEqual({encoding: 'quoted-printable', body: 'a =3D b\r\n\ttab'})
  })

  it('writes what is no sign of ASCII text as a code', () => {
    expect(encodeBody('bell \u0007, tilde ~, delete \u007f').body).toBe('bell =07, tilde ~, delete =7F')
  })

  it('leaves the shortest text readable', () => {
    expect(encodeBody('a')).toEqual({encoding: 'quoted-printable', body: 'a'})
  })

  it.each([
    ['space', 'word ', 'word=20'],
    ['tab', 'word\t', 'word=09'],
  ])('writes a %s at the end of a line so that no mail server cuts it off (RFC 2045, 6.7)', (_, line, written) => {
    expect(encodeBody(`${line}\nnext`).body).toBe(`${written}\r\nnext`)
  })

  it('breaks no line after more than 76 signs, nor within a code', () => {
    expect(encodeBody('a'.repeat(76)).body).toBe(`${'a'.repeat(75)}=\r\na`)
    expect(encodeBody(`${'a'.repeat(73)}é`).body).toBe(`${'a'.repeat(73)}=\r\n=C3=A9`)
  })

  it.each([
    ['less than', 'aaaaaé', 'quoted-printable'],
    ['no less than', 'aaaaé', 'base64'],
  ])('writes a text of which %s a fifth is not ASCII, such as %s, as %s', (_, text, encoding) => {
    expect(encodeBody(text.repeat(2)).encoding).toBe(encoding)
  })

  it('writes base64 in lines of 76 signs', () => {
    const {body} = encodeBody('é'.repeat(58))
    expect(body.split('\r\n').map(({length}) => length)).toEqual([76, 76, 4])
    expect(encodeBody('é'.repeat(57)).body).toHaveLength(76 * 2 + 2)
  })

  it('has nothing to write of a mail without text', () => {
    expect(encodeBody('').body).toBe('')
    expect(encodeBody('\n').body).toBe('')
  })
})
