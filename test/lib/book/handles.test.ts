import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {profilePage, profileServices, readHandle, readHandlePair} from '../../../src/lib/book/handles.ts'
import {CrmError} from '../../../src/lib/errors.ts'

describe('readHandle', () => {
  it.each([
    ['telegram', '@helen_m', 'helen_m'],
    ['telegram', ' helen_m ', 'helen_m'],
    ['telegram', 'https://t.me/helen_m?start=x', 'helen_m'],
    ['telegram', 't.me/helen_m/', 'helen_m'],
    ['telegram', 'https://telegram.me/@helen_m', 'helen_m'],
    ['telegram', 'tg://resolve?domain=helen_m', 'helen_m'],
    ['telegram', 'https://t.me/+491701234567', '+491701234567'],
    ['telegram', '+49 170 1234567', '+49 170 1234567'],
    ['whatsapp', 'https://wa.me/491701234567?text=hi', '+491701234567'],
    ['whatsapp', 'https://api.whatsapp.com/send?phone=%2B491701234567&text=x', '+491701234567'],
    ['whatsapp', 'https://web.whatsapp.com/send/?phone=491701234567', '+491701234567'],
    ['whatsapp', '+४९ १७० १२३४५६७', '+49 170 1234567'],
    ['signal', 'https://signal.me/#p/+491701234567', '+491701234567'],
    ['signal', 'https://signal.me/#eu/aBc_d', 'https://signal.me/#eu/aBc_d'],
    ['signal', 'helen.42', 'helen.42'],
    ['linkedin', 'https://www.linkedin.com/in/helen-marks/?utm_source=share&utm_medium=ios_app', 'helen-marks'],
    ['linkedin', 'de.linkedin.com/in/helen-marks?originalSubdomain=de', 'helen-marks'],
    ['linkedin', 'https://www.linkedin.com/in/j%C3%BCrgen-m%C3%BCller/', 'jürgen-müller'],
    ['linkedin', 'https://www.linkedin.com/company/apex/?trk=x', 'https://www.linkedin.com/company/apex/'],
    ['twitter', 'https://twitter.com/helen?s=20', 'helen'],
    ['twitter', 'https://mobile.x.com/helen', 'helen'],
    ['instagram', 'https://www.instagram.com/helen.marks/?igsh=abc', 'helen.marks'],
    ['facebook', 'https://m.facebook.com/profile.php?id=42&mibextid=x', 'https://m.facebook.com/profile.php?id=42'],
    ['github', 'https://github.com/helen', 'helen'],
    ['bluesky', 'https://bsky.app/profile/helen.example', 'helen.example'],
    ['xing', 'https://www.xing.com/profile/Helen_Marks', 'Helen_Marks'],
    ['mastodon', '@helen@Social.Example', 'https://social.example/@helen'],
    ['mastodon', 'https://social.example/@helen', 'https://social.example/@helen'],
    ['zoom', 'https://zoom.us/j/42?pwd=x', 'https://zoom.us/j/42?pwd=x'],
    ['skype', 'live:helen', 'live:helen'],
    ['telegram', '\u200bhelen_m\u200b', 'helen_m'],
  ])('reads for %s %j', (service, written, handle) => {
    expect(readHandle(service, written)).toBe(handle)
    expect(readHandle(service, handle)).toBe(handle)
  })

  it.each([
    ['telegram', 'helen marks', 'a name on telegram has no spaces: helen marks'],
    ['linkedin', 'https://t.me/helen', 'a page on telegram, not on linkedin'],
    ['zoom', 'helen', 'no address of a room: helen'],
    ['video', 'my room', 'no address of a room'],
    ['github', '@', 'has no spaces'],
    ['whatsapp', 'helen marks', 'has no spaces'],
  ])('refuses for %s %j', (service, written, said) => {
    expect(() => readHandle(service, written)).toThrow(CrmError)
    expect(() => readHandle(service, written)).toThrow(said)
  })

  it('reads a name back from the page that is made of it', () => {
    const anyName = fc.stringMatching(/^[a-z][a-z0-9_-]{2,20}$/)
    fc.assert(
      fc.property(
        fc.constantFrom(...profileServices),
        anyName,
        fc.constantFrom('', '/', '?utm_source=x'),
        (service, name, tail) => {
          expect(readHandle(service, `${profilePage(service)}${name}${tail}`)).toBe(name)
          expect(readHandle(service, `@${name}`)).toBe(name)
        },
      ),
    )
  })
})

describe('readHandlePair', () => {
  it.each([
    ['telegram=@helen_m', ['telegram', 'helen_m']],
    ['TG = helen_m', ['telegram', 'helen_m']],
    ['https://www.linkedin.com/in/helen-marks/?utm_source=x', ['linkedin', 'helen-marks']],
    ['x.com/helen', ['twitter', 'helen']],
    ['matrix=@helen:example.org', ['matrix', 'helen:example.org']],
  ])('reads %j', (text, pair) => {
    expect(readHandlePair(text)).toEqual(pair)
  })

  it.each(['helen', 'telegram=', '=helen', 'https://example.org/helen'])('refuses %j', text => {
    expect(() => readHandlePair(text)).toThrow('not a name on a service')
  })
})
