import {createRecord} from '../../book/edits.ts'
import {idFor} from '../../book/ids.ts'
import type {Day} from '../../calendar/day.ts'
import type {Entry} from '../ledger.ts'
import type {When} from '../story/when.ts'
import type {Person} from './customer.ts'
import type {EngagementsByKey} from './engagements.ts'
import {drawMinute, known, minuteOfClosing, type Telling} from './telling.ts'

/** Who consents is asked for one purpose alone. */
const purpose = 'newsletter'

/** Records that begin and are never changed: their day, and what they hold. */
const write = (
  {calendar, draws, customer}: Telling,
  type: 'offer' | 'loyalty' | 'consent' | 'expense',
  id: string,
  when: When,
  values: object,
): Entry => {
  const on = calendar.workday(when)
  return {day: on, minute: drawMinute(draws), edit: createRecord(type, id, {customer, on, ...values})}
}

/** What may come of a client and what was done for it: opportunities, offers, referrals, points, consents, expenses. */
export function tellGrowth(telling: Telling, people: readonly Person[], engagements: EngagementsByKey): Entry[] {
  const {offers = [], points = [], consents = [], expenses = []} = telling.story
  const {newId} = telling
  const personOf = (who: string | undefined) => people.find(({short}) => short === who)
  return [
    ...tellOpportunities(telling, engagements),
    ...offers.map(({when, id, answered, ...offer}) => {
      const answer = answered === undefined ? {} : {answeredOn: telling.calendar.workday(answered)}
      return write(telling, 'offer', newId('offer', id), when, {...offer, ...answer})
    }),
    ...tellReferrals(telling),
    ...points.map(({when, ...entry}) => write(telling, 'loyalty', newId('loyalty'), when, {way: 'earned', ...entry})),
    ...consents.map(({when, who, ...consent}) => {
      const contact = personOf(who)?.id
      return write(telling, 'consent', newId('consent'), when, {...consent, purpose, ...(contact ? {contact} : {})})
    }),
    ...expenses.map(({when, ...expense}) => write(telling, 'expense', newId('expense'), when, expense)),
  ]
}

/** Opportunities as they stand, with the stages they went through. */
function tellOpportunities({story, calendar, customer, newId}: Telling, engagements: EngagementsByKey): Entry[] {
  return (story.opportunities ?? []).map(({id, stages, close, nextOn, engagement, why, ...told}): Entry => {
    const moves = stages.map(({when, stage}) => ({on: calendar.workday(when), stage}))
    const [first, last] = [moves[0], moves.at(-1)]
    if (!first || !last) throw new Error(`${told.title} has no stage`)
    const isOver = last.stage === 'won' || last.stage === 'lost'
    const became = engagement === undefined ? undefined : known(engagements, engagement).at(-1)?.id
    const edit = createRecord('opportunity', newId('opportunity', id), {
      ...told,
      customer,
      on: first.on,
      stage: last.stage,
      moves: Object.fromEntries(moves.map(({on, stage}) => [on, stage])),
      ...(close === undefined ? {} : {close: calendar.workday(close)}),
      ...(nextOn === undefined ? {} : {nextOn: calendar.workday(nextOn)}),
      ...(isOver ? {closedOn: last.on} : {}),
      ...(why ? {why} : {}),
      ...(became ? {engagement: became} : {}),
    })
    return {day: last.on, minute: minuteOfClosing, edit}
  })
}

/** Whom the client brought, and the thanks. */
function tellReferrals(telling: Telling): Entry[] {
  const {story, calendar, draws, customer, customers, newId} = telling
  return (story.referrals ?? []).flatMap(({id: beginning, when, to, won, thanked, thanksHiddenUntil}): Entry[] => {
    const id = newId('referral', beginning)
    const on = calendar.workday(when)
    const edit = createRecord('referral', id, {
      customer,
      to: known(customers, to),
      on,
      ...(won === undefined ? {} : {outcome: 'won', outcomeOn: calendar.workday(won)}),
      ...(thanked === undefined ? {} : {thankedOn: calendar.workday(thanked)}),
    })
    const noted: Entry = {day: on, minute: drawMinute(draws), edit}
    if (thanksHiddenUntil === undefined) return [noted]
    return [noted, hideThanks(telling, id, on, calendar.workday(thanksHiddenUntil))]
  })
}

const hideThanks = ({customer}: Telling, referral: string, day: Day, snoozedUntil: Day): Entry => ({
  day,
  minute: minuteOfClosing,
  edit: createRecord('agenda-state', idFor('a', referral), {customer, subject: referral, item: referral, snoozedUntil}),
})
