import {describe, expect, it} from 'vitest'
import {sitDown} from '../support/crm.ts'

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
