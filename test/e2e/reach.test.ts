import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import PostalMime from 'postal-mime'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

/** Apex with Helen (WhatsApp, Telegram, LinkedIn, Tokyo) and Ben (mail), and Bright without anybody. */
function aDesk(): Desk {
  const desk = sitDown('2026-01-05T14:40:00+01:00')
  desk.ok('config', 'name', 'Jana Novak')
  desk.ok('add', 'Apex Manufacturing', '--tier', 'A', '--tag', 'industry', '--country', 'de')
  desk.ok(
    ...['contact', 'add', 'apex', 'Helen Marks', '--email', 'helen@apex.example', '--phone', '0170 1234567'],
    ...['--handle', 'telegram=@helen_m', '--handle', 'linkedin=helen-marks', '--channel', 'whatsapp'],
    ...['--timezone', 'Asia/Tokyo'],
  )
  desk.ok('contact', 'add', 'apex', 'Ben Low', '--email', 'ben@apex.example')
  desk.ok('add', 'Bright', '--tier', 'B', '--phone', '030 12345678')
  return desk
}

const names = (rows: readonly {readonly name: string}[]): string[] => rows.map(({name}) => name)

describe('list --filter', () => {
  it('lists whom the expression fits', () => {
    const desk = aDesk()
    const list = (filter: string) => names(desk.ok('list', '--filter', filter, '--json').json().customers)
    expect(list('tier = A and (tag = industry or last-touch > 60d) and not status = former')).toEqual([
      'Apex Manufacturing',
    ])
    expect(list('email ~ apex.example or name = bright')).toEqual(['Apex Manufacturing', 'Bright'])
  })

  it('shows where the expression is wrong', () => {
    const run = sitDown().crm('list', '--filter', 'tier = A and tag')
    expect(run.code).toBe(2)
    expect(run.err).toContain(`tier = A and tag\n${' '.repeat(16)}^\n`)
    const {error} = sitDown().crm('list', '--filter', 'tier = E', '--json').json()
    expect(error).toMatchObject({code: 'invalid-value', message: expect.stringContaining('one of A, B, C, D')})
  })
})

describe('segment', () => {
  it('saves, lists, shows, changes and removes a filter under a name', () => {
    const desk = aDesk()
    const {segment} = desk.ok('segment', 'save', 'Key', 'accounts', '--filter', 'TIER=A', '--json').json()
    expect(segment).toMatchObject({name: 'Key accounts', filter: 'tier = A'})
    expect(desk.ok('segment', 'list', '--json').json().segments).toMatchObject([{id: segment.id, customers: 1}])
    expect(names(desk.ok('segment', 'show', 'key accounts', '--json').json().customers)).toEqual(['Apex Manufacturing'])
    desk.ok('segment', 'save', 'key accounts', '--filter', 'tier <= B')
    expect(desk.ok('segment', 'show', segment.id, '--json').json().customers).toHaveLength(2)
    expect(desk.ok('edit', segment.id, '--filter', 'tier=B', '--json').json().segment.filter).toBe('tier = B')
    expect(desk.crm('edit', segment.id, '--filter', 'tier').code).toBe(2)
    expect(desk.ok('segment', 'rm', 'Key accounts', '--json').json().removed).toEqual([segment.id])
    expect(desk.crm('segment', 'show', 'Key accounts', '--json').json().error.code).toBe('not-found')
    desk.ok('segment', 'save', 'Key accounts', '--filter', 'tier = A')
    expect(desk.ok('segment', 'list', '--json').json().segments).toHaveLength(1)
  })

  it('saves nothing that cannot be read', () => {
    const desk = aDesk()
    const before = desk.book()
    expect(desk.crm('segment', 'save', 'x', '--filter', 'tier = ').code).toBe(2)
    expect(desk.book()).toBe(before)
  })
})

describe('reach', () => {
  it('gives the link of the preferred channel first, with the text filled in', () => {
    const {links, local} = aDesk()
      .ok('reach', 'helen@apex.example', '--text', 'Grüße {name} & {customer}', '--json')
      .json()
    expect(links[0]).toMatchObject({
      channel: 'whatsapp',
      url: 'https://wa.me/491701234567?text=Gr%C3%BC%C3%9Fe%20Helen%20Marks%20%26%20Apex%20Manufacturing',
      text: 'Grüße Helen Marks & Apex Manufacturing',
      contact: {name: 'Helen Marks'},
    })
    expect(links.map(({channel}: {channel: string}) => channel)).toEqual(
      expect.arrayContaining(['email', 'call', 'sms', 'telegram', 'linkedin']),
    )
    expect(local).toMatchObject({time: '22:40', isDaytime: false, nextMorning: '2026-01-06T08:00:00+09:00'})
  })

  it.each([
    ['email', 'mailto:helen@apex.example?body=Hi%21'],
    ['call', 'tel:+491701234567'],
    ['sms', 'sms:+491701234567?body=Hi%21'],
    ['telegram', 'https://t.me/helen_m?text=Hi%21'],
    ['signal', 'https://signal.me/#p/+491701234567'],
    ['linkedin', 'https://www.linkedin.com/in/helen-marks'],
    ['chat', 'https://t.me/helen_m?text=Hi%21'],
    ['social', 'https://www.linkedin.com/in/helen-marks'],
  ])('gives the link of %s alone where it is asked for', (via, url) => {
    const {links} = aDesk().ok('reach', 'helen@apex.example', '--via', via, '--text', 'Hi!', '--json').json()
    expect(links.map((link: {url: string}) => link.url)).toEqual([url])
  })

  it('says what time it is for them', () => {
    expect(aDesk().ok('reach', 'helen@apex.example').out).toContain('22:40 in Tokyo, their next morning is')
  })

  it('never guesses the country of a number', () => {
    const desk = aDesk()
    const refused = desk.crm('reach', 'bright')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('030 12345678')])
    desk.ok('config', 'country', 'de')
    expect(desk.ok('reach', 'bright', '--via', 'call', '--json').json().links[0].url).toBe('tel:+493012345678')
    expect(desk.crm('config', 'country', 'Germany').code).toBe(2)
    expect(desk.crm('reach', 'ben@apex.example', '--via', 'sms').code).toBe(3)
    expect(desk.crm('reach', 'bright', '--via', 'meeting').code).toBe(2)
  })

  it.each([
    ['--handle', 'telegram=helen marks', 'a name on telegram has no spaces: helen marks'],
    ['--handle', 'linkedin=https://t.me/helen', 'a page on telegram, not on linkedin'],
    ['--handle', 'helen', 'not a name on a service: helen'],
    ['--handle', 'video=my room', 'no address of a room: my room'],
    ['--phone', 'call me', 'not a phone number: call me'],
    ['--weekend', 'someday', 'not days of the week: someday'],
    ['--hours', '17-9', 'hours that end before they begin: 17-9'],
  ])('refuses a contact with %s %j, and writes nothing', (flag, value, said) => {
    const desk = aDesk()
    const before = desk.book()
    const run = desk.crm('contact', 'add', 'apex', 'Otto Lind', flag, value)
    expect([run.code, run.err]).toEqual([2, expect.stringContaining(said)])
    expect(desk.book()).toBe(before)
  })

  it('takes own templates in the language of the client before the English ones', () => {
    const desk = aDesk()
    const folder = join(dirname(desk.file), 'templates', 'hi')
    mkdirSync(folder, {recursive: true})
    writeFileSync(join(folder, 'check-in.txt'), 'Subject: {customer}\n\nनमस्ते {name}\n')
    const reach = (template: string) =>
      desk.ok('reach', 'ben@apex.example', '--via', 'email', '--template', template, '--json').json()
    expect(reach('check-in').links[0].subject).toContain('How are you')
    desk.ok('edit', 'ben@apex.example', '--language', 'hi')
    expect(reach('check-in').links[0]).toMatchObject({subject: 'Apex Manufacturing', text: 'नमस्ते Ben Low'})
    expect(reach('thanks').links[0].text).toMatch(/^आदरणीय Ben Low जी,\n/)
    writeFileSync(join(folder, 'check-in.txt'), 'Hi\n\n{nick}')
    const refused = desk.crm('reach', 'ben@apex.example', '--template', 'check-in')
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('templates/hi/check-in.txt line 3: unknown placeholder: {nick}'),
    ])
    expect(refused.err).toContain('{salutation}')
    desk.ok('edit', 'ben@apex.example', '--language', 'de')
    expect(reach('thanks').notes[0]).toContain('the English one is used')
    expect(desk.crm('reach', 'apex', '--template', 'nothing', '--json').json().error.code).toBe('not-found')
    expect(desk.crm('reach', 'apex', '--template', '../x').code).toBe(2)
  })

  it.skipIf(process.platform === 'win32')('copies the link, or says that nothing here copies', () => {
    const desk = aDesk()
    const refused = desk.crm('reach', 'ben@apex.example', '--copy')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('no desktop')])
    const tools = join(desk.home, 'tools')
    mkdirSync(tools)
    writeFileSync(join(tools, 'xclip'), `#!/bin/sh\ncat > '${desk.home}/copied'\n`, {mode: 0o755})
    desk.set({DISPLAY: ':0', PATH: `${tools}:${process.env['PATH']}`})
    expect(desk.ok('reach', 'ben@apex.example', '--text', 'नमस्ते', '--copy').out).toMatch(/\nCopied the link: email\n$/)
    expect(readFileSync(join(desk.home, 'copied'), 'utf8')).toBe(
      `mailto:ben@apex.example?body=${encodeURIComponent('नमस्ते')}`,
    )
  })

  it('logs an attempt that does not count as a talk', () => {
    const desk = aDesk()
    const before = desk.ok('list', '--json').json().customers[0].nextDue
    const {touches} = desk
      .ok('reach', 'helen@apex.example', '--via', 'telegram', '--text', 'Hi', '--log', '--json')
      .json()
    expect(touches).toMatchObject([{channel: 'chat', direction: 'out', text: 'Hi', on: '2026-01-05'}])
    expect(desk.ok('list', '--json').json().customers[0]).toMatchObject({lastTouch: '2026-01-05', nextDue: before})
    desk.ok('undo')
    expect(desk.records().filter(({type, deleted}) => type === 'touch' && deleted !== true)).toEqual([])
    expect(desk.ok('reach', 'helen@apex.example', '--log').out).toMatch(
      /\n\nLogged as an attempt {2}t\w+\nTake it back/,
    )
  })
})

describe('reach --segment', () => {
  const mail = ['reach', '--segment', 'all', '--text', 'News for {name}'] as const

  it('reaches those who agreed, one link each, and names the others with the reason', () => {
    const desk = aDesk()
    desk.ok('segment', 'save', 'all', '--filter', 'name != none')
    const nobody = desk.ok(...mail, '--json').json()
    expect([nobody.links, nobody.refused.length]).toEqual([[], 3])
    expect(desk.ok(...mail).out).toContain('Nobody gets a message')
    const refused = desk.crm(...mail, '--log')
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('Helen Marks, Apex Manufacturing (no consent for newsletter)')
    desk.ok('consent', 'helen@apex.example', 'given', '--for', 'Newsletter', '--how', 'Form')
    desk.ok('consent', 'ben@apex.example', 'given', '--for', 'newsletter')
    desk.ok('consent', 'ben@apex.example', 'withdrawn', '--for', 'newsletter', '--how', 'Phone')
    const reached = desk.ok(...mail, '--dry-run', '--json').json()
    expect(reached.links).toMatchObject([{channel: 'whatsapp', text: 'News for Helen Marks'}])
    expect(
      reached.refused
        .map((each: {contact: {name: string} | null; why: string}) => [each.contact?.name ?? null, each.why])
        .sort(),
    ).toEqual([
      [null, 'no consent for newsletter'],
      ['Ben Low', 'consent for newsletter withdrawn on 2026-01-05'],
    ])
    expect(desk.ok(...mail, '--log', '--json').json().touches).toHaveLength(1)
    expect(names(desk.ok('list', '--filter', 'consent = newsletter', '--json').json().customers)).toEqual([
      'Apex Manufacturing',
    ])
    desk.ok('consent', 'apex', 'withdrawn', '--for', 'newsletter')
    expect(desk.ok(...mail, '--json').json().links).toEqual([])
    expect(desk.ok('consent', 'list', '--json').json().consents).toHaveLength(4)
  })

  it('writes a file for each, a mail draft that a mail program reads, and nothing on a dry run', async () => {
    const desk = aDesk()
    desk.ok('config', 'email', 'jana@novak.example')
    desk.ok('segment', 'save', 'all', '--filter', 'name != none')
    for (const whom of ['helen@apex.example', 'ben@apex.example', 'bright']) desk.ok('consent', whom, 'given')
    desk.ok('edit', 'ben@apex.example', '--language', 'hi')
    const drafts = join(desk.home, 'drafts')
    const words = ['reach', '--segment', 'all', '--template', 'newsletter', '--text', 'A & B #1\n\n🎉']
    const toFiles = [...words, '--format', 'eml', '--out', drafts]
    expect(desk.crm(...words.slice(0, 5)).err).toContain('nothing to put for {text}')
    desk.ok(...toFiles, '--dry-run')
    expect(existsSync(drafts)).toBe(false)
    const {links, refused} = desk.ok(...toFiles, '--json').json()
    expect(refused).toMatchObject([{customer: {name: 'Bright'}, why: 'no e-mail address of Bright'}])
    expect(readdirSync(drafts).sort()).toEqual(['Ben-Low-Apex-Manufacturing.eml', 'Helen-Marks-Apex-Manufacturing.eml'])
    const ben = links.find((link: {contact: {name: string}}) => link.contact.name === 'Ben Low')
    const mail = await new PostalMime().parse(readFileSync(ben.file))
    expect(mail.to).toMatchObject([{name: 'Ben Low', address: 'ben@apex.example'}])
    expect(mail.subject).toBe('Jana Novak की ओर से समाचार')
    expect(mail.text?.replace(/\r\n/g, '\n').trimEnd()).toBe(ben.text)
    expect(ben.text).toContain('A & B #1\n\n🎉')
    expect(ben.text).not.toContain('Helen')
    expect(statSync(ben.file).mode & 0o777).toBe(0o600)
    expect(desk.crm(...toFiles, '--json').json().error.code).toBe('exists')
    expect(desk.crm(...words, '--format', 'eml').code).toBe(2)
    expect(desk.crm(...toFiles, '--via', 'sms').code).toBe(2)
  })

  it('refuses a newsletter to one person who did not agree', () => {
    const desk = aDesk()
    const send = ['reach', 'ben@apex.example', '--template', 'newsletter', '--text', 'News']
    const refused = desk.crm(...send, '--log')
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('Ben Low may not be written to: no consent for newsletter'),
    ])
    expect(desk.records().filter(({type}) => type === 'touch')).toEqual([])
    desk.ok('consent', 'ben@apex.example', 'given')
    desk.ok(...send)
  })

  it('asks whose consent it is, and for a customer or a segment, not both', () => {
    const desk = aDesk()
    expect(desk.crm('consent', 'apex', 'given', '--json').json().error).toMatchObject({
      code: 'ambiguous',
      candidates: expect.arrayContaining([expect.objectContaining({name: 'Ben Low'})]),
    })
    const {consent} = desk.ok('consent', 'apex', 'given', '--contact', 'Ben', '--on', 'yesterday', '--json').json()
    expect(consent).toMatchObject({state: 'given', purpose: 'newsletter', on: '2026-01-04'})
    desk.ok('segment', 'save', 'all', '--filter', 'name != none')
    expect(desk.crm('reach', 'apex', '--segment', 'all').code).toBe(2)
    expect(desk.crm('reach').code).toBe(2)
  })
})

describe('review', () => {
  it.each([[], ['--json']])('needs a terminal and names crm due %s', (...flags: string[]) => {
    const desk = aDesk()
    const before = desk.book()
    const run = desk.crm('review', ...flags)
    expect(run.code).toBe(2)
    expect(run.out + run.err).toContain('crm due')
    expect(desk.book()).toBe(before)
  })
})
