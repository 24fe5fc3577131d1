import {statSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {sitDown} from '../support/crm.ts'

describe('add and log', () => {
  it('adds a customer with people and logs touches found by name, part, e-mail and other scripts', () => {
    const desk = sitDown()
    const added = desk
      .ok(
        'add',
        'Apex Manufacturing',
        '--contact',
        'Helen Marks <helen@apex.example>',
        '--tier',
        'a',
        '--tag',
        'industry',
        '--json',
      )
      .json()
    expect(added.customer).toMatchObject({
      name: 'Apex Manufacturing',
      tier: 'A',
      tags: ['industry'],
      status: 'active',
      emails: [],
    })
    expect(added.contacts[0]).toMatchObject({name: 'Helen Marks', emails: ['helen@apex.example']})
    desk.ok('add', 'Łódź Tekstyl')
    desk.ok('add', 'श्री गणेश ट्रेडर्स')
    const touch = desk
      .ok('log', 'helen@apex.example', 'Sent', 'the', 'the', 'summary', '--via', 'email', '--json')
      .json().touch
    expect(touch).toMatchObject({
      customer: added.customer.id,
      channel: 'email',
      direction: 'out',
      with: [added.contacts[0].id],
      text: 'Sent the the summary',
    })
    expect(
      desk.ok('log', 'lodz', 'Met at the fair', '--via', 'meeting', '--on', 'yesterday', '--json').json().touch,
    ).toMatchObject({on: '2026-01-04', direction: 'both'})
    expect(desk.ok('log', 'गणेश', 'पहली बातचीत', '--minutes', '४५', '--json').json().touch).toMatchObject({
      minutes: 45,
      text: 'पहली बातचीत',
    })
  })

  it('keeps the file private and canonical', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('log', 'apex', 'hello')
    expect(statSync(desk.file).mode & 0o777).toBe(0o600)
    const text = desk.book()
    expect(text.startsWith('{"crm":1,"records":[\n')).toBe(true)
    expect(text.endsWith('\nnull]}\n')).toBe(true)
    const ids = desk.records().map(({id}) => id)
    expect(ids).toEqual([...ids].sort())
  })

  it('takes a promise and a reminder with the touch, in one change', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const words = [
      'log',
      'apex',
      'Kick-off',
      '--promise',
      'Draft of the model',
      '--due',
      'friday',
      '--remind',
      'Ask about hiring',
      '--when',
      'in 2 weeks',
      '--json',
    ]
    const {promise, reminder} = desk.ok(...words).json()
    expect(promise).toMatchObject({due: '2026-01-09', by: 'me', state: 'open'})
    expect(reminder).toMatchObject({on: '2026-01-19'})
    desk.ok('undo')
    expect(desk.ok('show', 'apex', '--json').json().timeline).toEqual([])
  })

  it("logs by the customer's preferred channel where none is given", () => {
    const desk = sitDown()
    desk.ok('add', 'Apex', '--channel', 'whatsapp')
    expect(desk.ok('log', 'apex', 'hi', '--json').json().touch).toMatchObject({channel: 'whatsapp', direction: 'out'})
    expect(desk.ok('log', 'apex', 'hi', '--in', '--json').json().touch).toMatchObject({direction: 'in'})
  })

  it('says what was written and how to take it back', () => {
    const desk = sitDown()
    const run = desk.ok('add', 'Apex')
    expect(run.out).toMatch(/^Added Apex {2}c\w{3}/)
    expect(run.out).toContain('crm undo')
    expect(run.err).toBe('')
  })
})

describe('what somebody mistypes', () => {
  it('says which command below was meant', () => {
    const desk = sitDown()
    const run = desk.crm('promise', 'kep', 'm4k7')
    expect(run).toMatchObject({code: 3, err: 'error: no customer fits: kep\nDid you mean: crm promise keep?\n'})
  })

  it.each([
    [['edit', 'apex', '--add-tag', ' '], 'an empty tag'],
    [['add', 'Bright', '--tier', 'E'], 'no such tier: E\nChoose one of: A, B, C, D.'],
    [['snooze', 'apex', '--for', '1w', '--until', 'friday'], '--for and --until exclude each other'],
    [['log', 'apex', 'hi', '--due', 'friday'], '--due needs --promise'],
    [['segment', 'save', 'x'], 'missing: --filter'],
    [['year', 'apex', 'last'], 'not a year: last\nWrite it like 2026.'],
    [['stats', '--why', 'lifetime-valu'], 'Did you mean lifetime-value?'],
    [['--foo'], 'no such flag: --foo\nThe flags are listed by: crm --help'],
    [['undo', 'z4k7', '--last', '2'], 'Give either an id or --last.'],
  ])('refuses %j, naming the value and the way out', (words, said) => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const before = desk.book()
    const run = desk.crm(...words)
    expect(run).toMatchObject({code: 2, out: ''})
    expect(run.err).toContain(said)
    expect(desk.book()).toBe(before)
  })
})

describe('help', () => {
  it('is one screen, and every command in a line where that is asked for', () => {
    const desk = sitDown()
    const help = desk.ok('--help').out.trimEnd().split('\n')
    expect(help.length).toBeLessThanOrEqual(24)
    expect(help.filter(line => line.length > 80)).toEqual([])
    const all = desk.ok('help', '--all').out
    expect(all).toMatch(/^ {2}promise keep +Keep a promise$/m)
    expect(desk.ok('--help', '--all').out).toBe(all)
  })
})

describe('show of any record', () => {
  it('tells all that it holds, by its id, and a customer by the same words first', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const {value} = desk.ok('value', 'apex', 'Read the lease', '--worth', '1200 EUR', '--json').json()
    const shown = desk.ok('show', value.id)
    expect(shown.out).toMatch(/^value item {2}v\w{3}\n/)
    expect(shown.out).toMatch(/^ {2}customer: +Apex \(c\w{3}\)$/m)
    expect(shown.out).toMatch(/^ {2}worth: +1,200 EUR$/m)
    expect(desk.ok('show', value.id.slice(0, 6), '--json').json()).toEqual({value})
    desk.ok('add', value.id.slice(0, 6))
    expect(desk.ok('show', value.id.slice(0, 6), '--json').json().customer.name).toBe(value.id.slice(0, 6))
    expect(desk.crm('show', 'zzzzzz')).toMatchObject({code: 3})
  })
})

describe('edit --stage', () => {
  it('moves an opportunity between open stages, and leaves the last ones to a move', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const {opportunity} = desk.ok('opportunity', 'add', 'apex', 'Second plant', '--json').json()
    const edited = desk.ok('edit', opportunity.id, '--stage', 'proposal', '--json').json()
    expect(edited.opportunity).toMatchObject({stage: 'proposal'})
    expect(Object.values(edited.opportunity.moves)).toEqual(['talk', 'proposal'])
    expect(desk.crm('edit', opportunity.id, '--stage', 'won').err).toContain('crm opportunity move')
    expect(desk.crm('edit', 'apex', '--stage', 'talk')).toMatchObject({code: 2})
  })
})

describe('an empty book', () => {
  it('says how to begin', () => {
    const desk = sitDown()
    desk.ok('init', '--no-git')
    for (const words of [[], ['list']]) expect(desk.ok(...words).out).toContain('crm add "First client"')
  })
})

describe('undo of several', () => {
  it('takes back the last few, the latest first, or none of them', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const before = desk.book()
    desk.ok('note', 'apex', 'one')
    desk.ok('note', 'apex', 'two')
    expect(desk.crm('undo', '--last', '4', '--json')).toMatchObject({code: 3})
    const {undone} = desk.ok('undo', '--last', '2', '--json').json()
    expect(undone).toHaveLength(2)
    expect(undone[0].at >= undone[1].at).toBe(true)
    expect(desk.ok('brief', 'apex', '--json').json().notes).toEqual([])
    expect(desk.book()).not.toBe(before)
    expect(desk.ok('redo').out).toMatch(/^Returned: note/)
  })

  it('returns the last few, named as the changes that they are, or none of them', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('note', 'apex', 'one')
    desk.ok('note', 'apex', 'two')
    const {undone} = desk.ok('undo', '--last', '2', '--json').json()
    const before = desk.book()
    expect(desk.crm('redo', '--last', '3', '--json').json().error).toMatchObject({
      code: 'not-found',
      message: 'only 2 to redo, not 3',
    })
    expect(desk.book()).toBe(before)
    const {redone, leftAlone} = desk.ok('redo', '--last', '2', '--json').json()
    expect(redone).toEqual([...undone].reverse())
    expect(leftAlone).toEqual([])
    expect(desk.ok('brief', 'apex', '--json').json().notes).toHaveLength(2)
    expect(desk.ok('undo', redone[0].id, '--json').json().undone).toEqual([redone[0]])
  })

  it('takes a change back by the id of the redo that returned it', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('undo')
    const {redone} = desk.ok('redo', '--json').json()
    const [latest] = desk.ok('history', '--json').json().changes
    expect(latest.command).toBe('redo')
    expect(desk.ok('undo', latest.id, '--json').json().undone).toEqual(redone)
    expect(desk.ok('list', '--json').json().customers).toEqual([])
    expect(desk.crm('undo', latest.id, '--json').json().error.message).toBe(
      `that change was already taken back: ${latest.id}`,
    )
  })
})

describe('due, done and snooze', () => {
  it('shows reminders and promises with what deals with them, and completes them', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const reminder = desk.ok('remind', 'apex', 'Ask', '--on', '2026-01-05', '--json').json().reminder
    const promise = desk.ok('promise', 'apex', 'Draft', '--due', '2026-01-02', '--json').json().promise
    const {due} = desk.ok('due', '--json').json()
    expect(
      due.map((item: {id: string; late: number; severity: string}) => [item.id, item.late, item.severity]),
    ).toEqual([
      [promise.id, 3, 'overdue'],
      [reminder.id, 0, 'due'],
    ])
    expect(due[0].customer).toMatchObject({name: 'Apex'})
    expect(due[0].actions.length).toBeGreaterThan(0)
    expect(desk.crm('due', '--check').code).toBe(10)
    expect(desk.ok('done', promise.id.slice(0, 6), '--json').json().done.id).toBe(promise.id)
    expect(desk.ok('snooze', reminder.id, '--for', '3d', '--json').json().snoozed.until).toBe('2026-01-08')
    expect(desk.ok('due', '--check').code).toBe(0)
    desk.at('2026-01-08T09:00:00+01:00')
    expect(desk.ok('due', '--json').json().due[0]).toMatchObject({id: reminder.id, late: 3})
  })

  it('every printed action that needs no text works when pasted', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex', '--tier', 'A')
    desk.ok('remind', 'apex', 'Ask', '--on', '2026-01-05', '--every', '1m')
    desk.ok('promise', 'apex', 'Draft', '--due', '2026-01-02')
    desk.ok('engagement', 'add', 'apex', 'Retainer', '--start', '2025-02-01', '--end', '2026-02-10', '--notice', '30d')
    desk.at('2026-03-01T09:00:00+01:00')
    const actions: string[] = desk
      .ok('due', '--json')
      .json()
      .due.flatMap((item: {actions: string[]}) => item.actions)
    expect(actions.length).toBeGreaterThan(5)
    for (const action of actions.filter(each => !each.startsWith('crm recap'))) {
      const words = [...action.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
      const before = desk.book()
      expect.soft(desk.crm(...words.slice(1)), action).toMatchObject({code: 0})
      if (desk.book() !== before) desk.ok('undo')
    }
  })

  it("tells the client's own time where they are in another zone", () => {
    const desk = sitDown('2026-01-05T09:40:00+00:00', 'UTC')
    desk.ok('add', 'Ganesh', '--timezone', 'Asia/Kolkata')
    desk.ok('remind', 'ganesh', 'Call', '--on', '2026-01-05')
    expect(desk.ok('due').out).toContain('15:10 in Kolkata')
  })

  it('takes a machine whose zone is empty or unknown to be in UTC', () => {
    const desk = sitDown('2026-01-05T09:00:00Z')
    desk.ok('add', 'Apex', '--timezone', 'Asia/Kathmandu')
    desk.ok('remind', 'apex', 'Call', '--on', '2026-01-05')
    for (const zone of ['', 'Etc/Unknown', 'Atlantis/Poseidonis']) {
      desk.at('2026-01-05T09:00:00Z', zone)
      expect(desk.ok('due').out).toContain('14:45 in Kathmandu')
      expect(desk.ok('log', 'apex', 'called', '--at', '08:30', '--json').json().touch).toMatchObject({at: '08:30'})
    }
  })

  it('filters by kind, customer and number, and looks ahead', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('add', 'Bright')
    desk.ok('remind', 'apex', 'One', '--on', '2026-01-05')
    desk.ok('promise', 'bright', 'Two', '--due', '2026-01-05')
    desk.ok('remind', 'bright', 'Three', '--on', '2026-01-10')
    const count = (...words: string[]) => desk.ok('due', ...words, '--json').json().due.length
    expect(count()).toBe(2)
    expect(count('--kind', 'promise')).toBe(1)
    expect(count('--customer', 'bright')).toBe(1)
    expect(count('--days', '7')).toBe(3)
    expect(count('--limit', '1')).toBe(1)
    expect(desk.ok('due', '--brief').out.trim().split('\n')).toHaveLength(1)
  })
})

describe('records', () => {
  it('edits any record by the flags of its type', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex', '--tag', 'a', '--set', 'source=fair')
    const edited = desk
      .ok(
        'edit',
        'apex',
        '--tier',
        'B',
        '--add-tag',
        'b',
        '--remove-tag',
        'a',
        '--set',
        'vat=DE 1',
        '--unset',
        'source',
        '--json',
      )
      .json()
    expect(edited.customer).toMatchObject({tier: 'B', tags: ['b'], custom: {vat: 'DE 1'}})
    expect(desk.ok('edit', 'apex', '--clear', 'tier', '--json').json().customer.tier).toBeUndefined()
    const value = desk.ok('value', 'apex', 'Reviewed', '--json').json().value
    expect(
      desk.ok('edit', value.id, '--share', 'Contract reviewed', '--worth', '600 EUR', '--json').json().value,
    ).toMatchObject({
      share: 'Contract reviewed',
      worth: {amount: '600', currency: 'EUR'},
    })
    expect(desk.ok('edit', value.id, '--unshare', '--json').json().value.share).toBeUndefined()
    const refused = desk.crm('edit', value.id, '--tier', 'A')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--tier')])
  })

  it('adds a person and a note to a customer, in one change', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('edit', 'apex', '--contact', 'Helen Marks <helen@apex.example>', '--note', 'Likes golf', '--json')
    const {contacts, timeline} = desk.ok('show', 'apex', '--json').json()
    expect(contacts).toMatchObject([{name: 'Helen Marks', emails: ['helen@apex.example']}])
    expect(timeline).toMatchObject([{type: 'note', summary: 'note: Likes golf'}])
    desk.ok('undo')
    expect(desk.ok('show', 'apex', '--json').json()).toMatchObject({contacts: [], timeline: []})
  })

  it('refuses to move a touch to a time that is still to come', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const {touch} = desk.ok('log', 'apex', 'Call', '--on', 'yesterday', '--at', '23:00', '--json').json()
    const later = desk.crm('edit', touch.id, '--on', 'today')
    expect([later.code, later.err]).toEqual([2, expect.stringContaining('2026-01-05 23:00 has not happened yet')])
    expect(desk.ok('edit', touch.id, '--on', 'today', '--at', '8:30', '--json').json().touch.at).toBe('08:30')
  })

  it('removes what hangs on a customer with it, and brings it all back', () => {
    const desk = sitDown()
    const {customer} = desk.ok('add', 'The Apex', '--contact', 'Helen', '--json').json()
    desk.ok('log', 'apex', 'one')
    desk.ok('note', 'apex', 'two')
    const before = desk.ok('show', 'apex', '--json').json()
    expect(desk.crm('rm', customer.id)).toMatchObject({code: 2})
    for (const word of ['rm', 'forget'])
      expect(desk.crm(word, 'the Apex').err).toContain(`crm ${word} "the Apex" --yes`)
    expect(desk.ok('rm', customer.id, '--yes', '--json').json().removed).toHaveLength(4)
    expect(desk.ok('list', '--json').json().customers).toEqual([])
    desk.ok('undo')
    expect(desk.ok('show', 'apex', '--json').json()).toEqual(before)
    desk.ok('redo')
    expect(desk.ok('list', '--json').json().customers).toEqual([])
  })

  it.each(['rm', 'forget'])('says before %s how to mean it, in words that can be pasted', command => {
    const desk = sitDown()
    desk.ok('add', 'Two Words')
    const before = desk.book()
    const refused = desk.crm(command, 'Two Words')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(`crm ${command} "Two Words" --yes`)])
    expect(desk.book()).toBe(before)
  })

  it('undoes one change by its id, leaves what changed since, and says when there is nothing', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('edit', 'apex', '--tier', 'A')
    desk.ok('edit', 'apex', '--tier', 'B')
    const changes = desk.ok('history', '--json').json().changes
    expect(changes.map((change: {command: string}) => change.command)).toEqual(['edit', 'edit', 'add'])
    const run = desk.ok('undo', changes[1].id)
    expect(run.out).toContain('changed since')
    expect(desk.ok('show', 'apex', '--json').json().customer.tier).toBe('B')
    expect(desk.crm('redo').code).toBe(0)
    expect(desk.crm('redo').code).toBe(3)
    desk.set({CRM_FILE: `${desk.home}/other.json`})
    expect(desk.crm('undo', '--json').json().error.code).toBe('not-found')
  })

  it('finds words in every record, folded, as beginnings', () => {
    const desk = sitDown()
    desk.ok('add', 'Łódź Tekstyl')
    desk.ok('value', 'lodz', 'Changeover time on line 3', '--kind', 'result')
    desk.ok('log', 'lodz', 'Talked hiring')
    const types = (...words: string[]) =>
      desk
        .ok('find', ...words, '--json')
        .json()
        .matches.map(({type}: {type: string}) => type)
    expect(types('changeover', 'line')).toEqual(['value'])
    expect(types('lodz')).toEqual(['customer'])
    expect(types('hir')).toEqual(['touch'])
    expect(types('iring')).toEqual([])
    expect(types('hiring', 'changeover')).toEqual([])
  })

  it('renews an engagement on the same terms, once', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const words = [
      'engagement',
      'add',
      'apex',
      'Retainer 2026',
      '--start',
      '2026-01-05',
      '--end',
      '2026-12-31',
      '--fee',
      '4000 EUR/month',
      '--notice',
      '30d',
      '--json',
    ]
    const {engagement} = desk.ok(...words).json()
    expect(engagement.fee).toEqual({amount: '4000', currency: 'EUR', per: 'month'})
    const renewed = desk.ok('renew', engagement.id, '--json').json()
    expect(renewed.engagement).toMatchObject({
      title: 'Retainer 2027',
      start: '2027-01-01',
      end: '2027-12-31',
      notice: '30d',
      fee: engagement.fee,
    })
    expect(renewed.renewed.id).toBe(engagement.id)
    expect(desk.crm('renew', engagement.id, '--json').json().error.code).toBe('exists')
  })

  it('reads and changes settings', () => {
    const desk = sitDown()
    desk.ok('config', 'currency', 'usd')
    expect(desk.ok('config', 'currency', '--json').json()).toEqual({settings: {currency: 'USD'}})
    desk.ok('add', 'Apex')
    expect(desk.ok('value', 'apex', 'x', '--worth', '10', '--json').json().value.worth).toEqual({
      amount: '10',
      currency: 'USD',
    })
    desk.ok('config', 'currency', '--unset')
    expect(desk.crm('value', 'apex', 'x', '--worth', '10').code).toBe(2)
    expect(desk.crm('config', 'colour', 'red', '--json').json().error).toMatchObject({code: 'invalid-value'})
  })
})

describe('without a book', () => {
  it.each([
    '',
    'due',
    'list',
    'renewals',
    'history',
    'config',
    'promise list',
    'remind list',
    'engagement list',
    'contact list',
    'find x',
  ])('crm %s sees an empty one and exits 0', words => {
    const desk = sitDown()
    const run = desk.crm(...words.split(' ').filter(Boolean), '--json')
    expect(run.code).toBe(0)
    expect(() => run.json()).not.toThrow()
    expect(desk.book()).toBe('')
  })

  it.each([['due'], ['due', '--json']])('says on stderr how to begin %s', (...words) => {
    const run = sitDown().crm(...words)
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('crm add')])
  })
})

describe('crm contact list', () => {
  it('lists the people by customer and name, those who have left behind the others', () => {
    const desk = sitDown()
    for (const [customer, ...people] of [
      ['Zeta', 'Ann Lee <ann@zeta.example>'],
      ['আলো স্টুডিও', 'নাসরিন', 'Bo'],
      ['apex', 'zoe', 'Abe', 'Åse'],
    ])
      desk.ok('add', `${customer}`, ...people.flatMap(each => ['--contact', each]))
    desk.ok('edit', 'Abe', '--left', '2025-12-31')
    const named = (...words: string[]) =>
      desk
        .ok('contact', 'list', ...words, '--json')
        .json()
        .contacts.map(({name}: {name: string}) => name)
    expect(named()).toEqual(['Åse', 'zoe', 'Abe', 'Ann Lee', 'Bo', 'নাসরিন'])
    expect(named('zeta')).toEqual(['Ann Lee'])
    expect(desk.ok('people', 'apex').out).toMatch(/^id +left +customer +name.*\n.*\n.*\np\w+ +2025-12-31 +apex +Abe/)
    expect(desk.ok('contacts', 'zeta').out).toMatch(/^id +customer +name.*\np\w+ +Zeta +Ann Lee +ann@zeta\.example\n$/)
    expect(desk.crm('contact', 'list', 'nobody').code).toBe(3)
  })
})

describe('crm demo', () => {
  it('says how to set the clock to the day of its stories, where that is not today', () => {
    const desk = sitDown()
    const {out} = desk.ok('demo', 'sample', '--today', '2025-05-05')
    expect(out).toContain('\n  export CRM_NOW=2025-05-05T09:00:00+01:00\n')
    desk.set({CRM_FILE: join(desk.home, 'sample', 'crm.json'), CRM_NOW: '2025-05-05T09:00:00+01:00'})
    expect(desk.ok('due', '--json').json().today).toBe('2025-05-05')
    expect(desk.ok('demo', 'other').out).not.toContain('CRM_NOW')
  })
})
