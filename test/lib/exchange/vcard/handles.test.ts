import {describe, expect, it} from 'vitest'
import {readHandle, readWebsite} from '../../../../src/lib/exchange/vcard/handles.ts'

const property = (name: string, value: string, parameters: Readonly<Record<string, string[]>> = {}) => ({
  line: 1,
  group: '',
  name,
  parameters: new Map(Object.entries(parameters)),
  value,
})

describe('readHandle', () => {
  it.each([
    ['X-SKYPE', 'asha.thapa', {}, {service: 'skype', handle: 'asha.thapa'}],
    ['X-SKYPE-USERNAME', 'asha.thapa', {}, {service: 'skype', handle: 'asha.thapa'}],
    ['X-JABBER', 'asha@example.org', {}, {service: 'xmpp', handle: 'asha@example.org'}],
    ['X-GOOGLE-TALK', 'asha', {}, {service: 'gtalk', handle: 'asha'}],
    ['X-MS-IMADDRESS', 'asha@example.org', {}, {service: 'im', handle: 'asha@example.org'}],
    ['X-TWITTER', 'https://twitter.com/asha', {}, {service: 'twitter', handle: 'asha'}],
    ['IMPP', 'xmpp:asha@example.org', {}, {service: 'xmpp', handle: 'asha@example.org'}],
    ['IMPP', 'skype:asha.thapa?chat', {}, {service: 'skype', handle: 'asha.thapa'}],
    ['IMPP', 'aim:goim?screenname=asha%20t', {}, {service: 'aim', handle: 'asha t'}],
    ['IMPP', 'ymsgr:sendIM?asha', {}, {service: 'yahoo', handle: 'asha'}],
    ['IMPP', 'x-apple:asha', {'X-SERVICE-TYPE': ['Facebook']}, {service: 'facebook', handle: 'asha'}],
    ['IMPP', 'asha', {}, {service: 'im', handle: 'asha'}],
    ['IMPP', 'https://t.me/asha', {}, {service: 'telegram', handle: 'asha'}],
    ['IMPP', 'skype:100%', {}, {service: 'skype', handle: '100%'}],
    ['X-SOCIALPROFILE', 'http://twitter.com/asha', {TYPE: ['pref', 'twitter']}, {service: 'twitter', handle: 'asha'}],
    ['X-SOCIALPROFILE', 'x-apple:9', {TYPE: ['Sina'], 'X-USER': ['asha']}, {service: 'sina', handle: 'asha'}],
    ['X-SOCIALPROFILE', 'https://www.linkedin.com/in/asha-thapa/', {}, {service: 'linkedin', handle: 'asha-thapa'}],
    [
      'SOCIALPROFILE',
      'https://example.org/@asha',
      {'SERVICE-TYPE': ['Mastodon']},
      {service: 'mastodon', handle: 'https://example.org/@asha'},
    ],
  ])('reads %s:%s', (name, value, parameters, handle) => {
    expect(readHandle(property(name, value, parameters))).toEqual(handle)
  })

  it.each([
    ['X-SKYPE', ''],
    ['IMPP', ''],
    ['X-SOCIALPROFILE', ''],
    ['X-SHOE-SIZE', '38'],
    ['X-CONSTRUCTOR', 'x'],
    ['NOTE', 'skype:asha'],
  ])('finds no name in %s:%s', (name, value) => {
    expect(readHandle(property(name, value))).toBeUndefined()
  })
})

describe('readWebsite', () => {
  it.each([
    ['https://np.linkedin.com/in/asha?trk=1', {service: 'linkedin', handle: 'asha'}],
    ['x.com/@asha', {service: 'twitter', handle: 'asha'}],
    ['https://wa.me/9779812345678', {service: 'whatsapp', handle: '9779812345678'}],
    ['https://www.xing.com/profile/Asha_Thapa', {service: 'xing', handle: 'Asha_Thapa'}],
    ['https://www.linkedin.com/company/apex', 'https://www.linkedin.com/company/apex'],
    ['https://www.facebook.com/profile.php?id=1', 'https://www.facebook.com/profile.php?id=1'],
    ['https://github.com/asha/book', 'https://github.com/asha/book'],
    ['http\\://www.apex.example', 'http://www.apex.example'],
    ['www.apex.example:8080/a b', undefined],
    ['apex.example:8080/a', 'apex.example:8080/a'],
    ['https://नेपाल.example/सेवा', 'https://नेपाल.example/सेवा'],
    ['javascript:alert(1)', undefined],
    ['mailto:asha@apex.example', undefined],
    ['none', undefined],
  ])('reads %s', (written, value) => {
    const reading = readWebsite(property('URL', written))
    expect(reading).toEqual(value === undefined ? {problem: expect.stringContaining(`"${written}"`)} : {value})
  })

  it('reads nothing from an empty address', () => {
    expect(readWebsite(property('URL', ' '))).toBeUndefined()
  })
})
