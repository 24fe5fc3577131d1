import {describe, expect, it} from 'vitest'
import type {Book} from '../../../../src/lib/book/book.ts'
import {changeRecord} from '../../../../src/lib/book/edits.ts'
import type {Day} from '../../../../src/lib/calendar/day.ts'
import {agendaOf} from '../../../../src/lib/retention/agenda.ts'
import {leftOn} from '../../../../src/lib/retention/leaving.ts'
import {aBook, type BookBuilder, type Given, idOf, withEdits} from '../../../support/build.ts'

const apex = idOf('customer', 'apex')
const answer = idOf('feedback', 'answer')

const feedbackOf = (book: Book, today: Day) => agendaOf(book, today, {kinds: ['feedback']})
const idsAt = (book: Book, today: Day): string[] => feedbackOf(book, today).map(({id}) => id)

describe('feedback with an action', () => {
  const withAction = (given: Given<'feedback'> = {}, status?: 'former') =>
    aBook()
      .customer({id: apex, status: status ?? null})
      .feedback({id: answer, instrument: 'csat', score: 2, low: 1, high: 5, action: 'Name one\nperson', ...given})
      .build()

  it.each<[Day, number, string]>([
    ['2026-01-05', 0, 'due'],
    ['2026-01-19', 14, 'due'],
    ['2026-01-20', 15, 'overdue'],
  ])('is on %s %i days late and %s', (today, late, severity) => {
    expect(feedbackOf(withAction(), today)).toMatchObject([{id: answer, on: '2026-01-05', late, severity}])
  })

  it('says what they answered, and what is to be done last', () => {
    const [item] = feedbackOf(withAction(), '2026-01-08')
    expect(item?.reason).toBe(
      'Answered csat 2 (of 1–5) on 2026-01-05 (3 days ago), still to do and to tell them: Name one person',
    )
    expect(item?.actions[0]).toMatch(/^crm feedback close f/)
    expect(feedbackOf(withAction({score: null}), '2026-01-05')[0]?.reason).toMatch(/^Answered csat on 2026-01-05/)
  })

  it('is gone once it is closed, and was never there without an action', () => {
    expect(feedbackOf(withAction({closedOn: '2026-01-06'}), '2026-02-01')).toEqual([])
    expect(feedbackOf(withAction({action: null}), '2026-02-01')).toEqual([])
  })

  it('stays for a former customer', () => {
    expect(idsAt(withAction({}, 'former'), '2026-01-06')).toEqual([answer])
  })
})

describe('feedback to be asked for', () => {
  const withEngagement = (engagement: Given<'engagement'> = {}, customer: Given<'customer'> = {}): BookBuilder =>
    aBook()
      .customer({id: apex, ...customer})
      .engagement({id: idOf('engagement', 'retainer'), start: '2026-01-05', end: '2026-12-31', ...engagement})

  it('counts from the day they came back, where their last word was why they left', () => {
    const book = withEngagement({start: '2026-04-20', end: '2027-04-19'})
      .feedback({instrument: 'exit', on: '2025-10-21', comment: 'a bigger firm'})
      .build()
    expect(feedbackOf(book, '2026-04-20')).toEqual([])
    expect(feedbackOf(book, '2026-10-17')[0]?.reason).toMatch(/^No answer yet, a client again since 2026-04-20 /)
    const stayed = withEngagement({start: '2026-04-20'})
      .feedback({instrument: 'nps', score: 9, on: '2025-10-21'})
      .build()
    expect(feedbackOf(stayed, '2026-04-20')[0]?.reason).toMatch(/^Last answer on 2025-10-21 /)
  })

  it('comes up half a year after the engagement began where there is no answer', () => {
    const book = withEngagement().build()
    expect(feedbackOf(book, '2026-07-03')).toEqual([])
    expect(feedbackOf(book, '2026-07-10')).toMatchObject([
      {
        id: `${apex}/feedback`,
        on: '2026-07-04',
        late: 6,
        severity: 'due',
        reason: 'No answer yet, client since 2026-01-05 (186 days ago), to be asked every 180 days',
      },
    ])
    expect(feedbackOf(book, '2026-07-10')[0]?.actions[0]).toMatch(/^crm feedback c\w+ nps$/)
  })

  it('counts from the last answer, whatever the instrument', () => {
    const book = withEngagement()
      .feedback({instrument: 'review', on: '2026-06-01'})
      .feedback({instrument: 'pulse', on: '2026-02-01'})
      .build()
    expect(feedbackOf(book, '2026-11-27')).toEqual([])
    expect(feedbackOf(book, '2026-11-28')[0]?.reason).toMatch(/^Last answer on 2026-06-01 \(180 days ago\)/)
  })

  it('counts from an answer before the engagement too', () => {
    const book = withEngagement().feedback({on: '2025-07-01'}).build()
    expect(idsAt(book, '2026-01-06')).toEqual([`${apex}/feedback`])
  })

  it('counts from an answer that came on the day of asking as from an answer', () => {
    const asked = {subject: apex, item: `${apex}/feedback`, doneOn: '2026-02-01'} as const
    const book = withEngagement().feedback({on: '2026-02-01'}).add('agenda-state', asked).build()
    expect(feedbackOf(book, '2026-07-31')[0]?.reason).toMatch(/^Last answer on 2026-02-01 /)
    const later = withEngagement().feedback({on: '2026-01-31'}).add('agenda-state', asked).build()
    expect(feedbackOf(later, '2026-07-31')[0]?.reason).toMatch(/^Asked for feedback on 2026-02-01 /)
  })

  it.each<Given<'request'>>([
    {resolvedOn: '2026-06-01', csat: 4},
    {resolvedOn: '2026-06-01', confirmedOn: '2026-06-01'},
  ])('takes %o for none', request => {
    expect(idsAt(withEngagement().request(request).build(), '2026-07-10')).toEqual([`${apex}/feedback`])
  })

  it('counts from the earliest of the engagements that run, the first and the last day of each included', () => {
    const both = withEngagement({start: '2026-03-01'}).engagement({id: idOf('engagement', 'z'), start: '2026-02-01'})
    const turned = withEngagement({start: '2026-02-01'}).engagement({id: idOf('engagement', 'z'), start: '2026-03-01'})
    for (const builder of [both, turned]) expect(feedbackOf(builder.build(), '2026-08-20')[0]?.on).toBe('2026-07-31')
    const ahead = (given: Given<'engagement'>) =>
      agendaOf(withEngagement(given).build(), '2026-01-05', {days: 400, kinds: ['feedback']})
    expect(ahead({start: '2026-01-05', end: '2026-01-05'})).toHaveLength(1)
    expect(ahead({start: '2026-01-06'})).toEqual([])
  })

  it('takes the satisfaction with a request for an answer', () => {
    const book = withEngagement().request({resolvedOn: '2026-06-01', confirmedOn: '2026-06-01', csat: 4}).build()
    expect(idsAt(book, '2026-07-10')).toEqual([])
  })

  it('counts from the first of engagements that renew one another', () => {
    const book = withEngagement({end: '2026-04-30'})
      .engagement({start: '2026-05-01', end: '2026-08-31', renews: idOf('engagement', 'retainer')})
      .build()
    expect(idsAt(book, '2026-07-04')).toEqual([`${apex}/feedback`])
  })

  it('ends with engagements that renew each other in a circle', () => {
    const [a, b] = [idOf('engagement', 'a'), idOf('engagement', 'b')]
    const book = aBook()
      .customer({id: apex})
      .engagement({id: a, renews: b, start: '2026-01-05'})
      .engagement({id: b, renews: a, start: '2026-02-05'})
      .build()
    expect(feedbackOf(book, '2026-07-04')).toMatchObject([{on: '2026-07-04'}])
  })

  it('follows the setting', () => {
    const book = withEngagement().setting('feedback.every', '3m').build()
    expect(feedbackOf(book, '2026-04-05')).toMatchObject([
      {on: '2026-04-05', reason: expect.stringContaining('every 3 months')},
    ])
  })

  it.each<[string, Given<'engagement'>, Given<'customer'>]>([
    ['is paused', {}, {status: 'paused'}],
    ['is former', {}, {status: 'former'}],
    ['has no engagement that runs', {end: '2026-06-30'}, {}],
    ['ended theirs', {endedOn: '2026-06-30'}, {}],
    ['has one that is still to begin', {start: '2026-08-01'}, {}],
  ])('does not come for a customer who %s', (_, engagement, customer) => {
    expect(idsAt(withEngagement(engagement, customer).build(), '2026-07-20')).toEqual([])
  })

  it.each<Given<'engagement'>>([{end: null}, {end: '2026-02-01', rolling: '1m'}])('comes while %o runs', engagement => {
    expect(idsAt(withEngagement(engagement).build(), '2026-07-20')).toEqual([`${apex}/feedback`])
  })

  it('comes once for several engagements', () => {
    expect(idsAt(withEngagement().engagement({start: '2026-03-01'}).build(), '2026-07-20')).toHaveLength(1)
  })
})

describe('exit feedback', () => {
  /** The day that edits of tests are stamped with. */
  const left: Day = '1970-01-26'
  const leave = (builder: BookBuilder): Book =>
    withEdits(builder.build(), [changeRecord('customer', apex, {status: 'former'})])
  const client = (): BookBuilder => aBook().customer({id: apex, added: '1969-01-01', status: 'active'})

  it('is asked for from the day that a customer was set to former, for two months', () => {
    const book = leave(client())
    expect(feedbackOf(book, left)).toMatchObject([
      {
        id: `${apex}/exit-feedback`,
        on: left,
        late: 0,
        severity: 'due',
        reason: 'Left on 1970-01-26 (today): ask what made them go',
      },
    ])
    expect(feedbackOf(book, left)[0]?.actions[0]).toMatch(/^crm feedback c\w+ exit$/)
    expect(idsAt(book, '1970-03-27')).toHaveLength(1)
    expect(idsAt(book, '1970-03-28')).toEqual([])
  })

  it.each<[Day, number]>([
    ['1970-01-30', 0],
    ['1969-11-01', 0],
    ['1969-10-28', 0],
    ['1969-10-27', 1],
    ['1969-10-01', 1],
  ])('that was given on %s leaves %i to ask for', (on, count) => {
    expect(idsAt(leave(client().feedback({instrument: 'exit', on})), '1970-02-01')).toHaveLength(count)
  })

  it('goes by the last exit answer, in whatever order they stand', () => {
    const [first, second] = ['a', 'b'].map(name => idOf('feedback', name)).toSorted() as [string, string]
    const asked = (...days: readonly [Day, Day]) => {
      const answered = client()
        .feedback({id: first, instrument: 'exit', on: days[0]})
        .feedback({id: second, instrument: 'exit', on: days[1]})
      return idsAt(leave(answered), '1970-02-01')
    }
    expect(asked('1969-01-01', '1970-01-30')).toEqual([])
    expect(asked('1970-01-30', '1969-01-01')).toEqual([])
  })

  it('is not replaced by an answer of another kind', () => {
    expect(idsAt(leave(client().feedback({instrument: 'nps', on: '1970-01-30'})), '1970-02-01')).toHaveLength(1)
  })

  it('is not asked of one who came into the book as former', () => {
    const book = aBook().customer({id: apex, status: 'former'}).build()
    expect(feedbackOf(book, '2026-01-05')).toEqual([])
    expect(book.all('customer').map(leftOn)).toEqual([undefined])
  })

  it('is not asked of one who came back', () => {
    const back = withEdits(leave(client()), [changeRecord('customer', apex, {status: 'active'})])
    expect(feedbackOf(back, '1970-02-01')).toEqual([])
  })

  it('is asked once, not for each engagement that ended', () => {
    const book = leave(client().engagement({kind: 'retainer', start: '1969-01-01', endedOn: '1970-01-20'}))
    const kinds = agendaOf(book, '1970-02-01').map(({id}) => id)
    expect(kinds).toEqual([`${apex}/exit-feedback`])
  })

  it('leaves the thanks for a project that is complete', () => {
    const book = leave(client().engagement({kind: 'project', start: '1969-01-01', end: '1970-01-20'}))
    expect(agendaOf(book, '1970-02-01').map(({kind}) => kind)).toEqual(['renewal', 'feedback'])
  })
})
