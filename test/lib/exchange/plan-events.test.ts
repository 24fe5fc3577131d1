import {describe, expect, it} from 'vitest'
import {Book} from '../../../src/lib/book/book.ts'
import type {ImportEvent} from '../../../src/lib/exchange/import-events.ts'
import {gather} from '../../../src/lib/exchange/import-reading.ts'
import {planImport} from '../../../src/lib/exchange/plan-import.ts'
import {aBook, idOf, withEdits} from '../../support/build.ts'
import {aMoment} from '../../support/moment.ts'

const meeting: ImportEvent = {
  file: 'a.ics',
  line: 1,
  key: 'ics m1',
  on: '2025-12-10',
  at: '15:00',
  isAhead: false,
  channel: 'meeting',
  direction: 'both',
  minutes: 45,
  text: 'Review',
  people: [{email: 'me@solo.example'}, {email: 'helen@apex.example'}],
  mayBeNamed: true,
}

const mail: ImportEvent = {
  ...meeting,
  key: 'mail <1@x>',
  channel: 'email',
  direction: 'by-sender',
  mayBeNamed: false,
  people: [{email: 'helen@apex.example'}, {email: 'me@solo.example'}],
}

const clients = aBook()
  .customer({name: 'Apex Manufacturing'})
  .contact({id: idOf('contact', 'helen'), name: 'Helen Marks', emails: {'Helen@apex.example': true}})
  .contact({id: idOf('contact', 'tom'), name: 'Tom Berg', emails: {'tom@apex.example': true}})
  .customer({name: 'राम शर्मा', person: true, emails: {'ram@ganesh.example': true}})
  .build()

function plan(book: Book, events: readonly ImportEvent[], options: {update?: boolean; me?: readonly string[]} = {}) {
  const gathering = gather()
  for (const event of events) gathering.event(event)
  const planned = planImport(book, gathering.reading(), {update: false, me: ['me@solo.example'], ...options}, aMoment())
  return {...planned.plan, edits: planned.edits, after: withEdits(book, planned.edits)}
}

describe('events of an import', () => {
  it('makes of a meeting one touch with each customer who took part, and with their people', () => {
    const people = [...meeting.people, {email: 'tom@apex.example'}, {email: 'ram@ganesh.example'}]
    const {add, after} = plan(clients, [{...meeting, people}])
    expect(add).toMatchObject([
      {type: 'touch', customer: 'Apex Manufacturing', contact: 'Helen Marks'},
      {type: 'touch', customer: 'राम शर्मा', contact: null},
    ])
    const touches = after.all('touch')
    expect(touches).toHaveLength(2)
    expect(touches.find(touch => touch.with)).toMatchObject({
      on: '2025-12-10',
      at: '15:00',
      channel: 'meeting',
      direction: 'both',
      minutes: 45,
      text: 'Review',
      with: {[idOf('contact', 'helen')]: true, [idOf('contact', 'tom')]: true},
    })
  })

  it('makes a reminder of what lies ahead, and closes it when the meeting was held', () => {
    const ahead = {...meeting, on: '2026-01-12', isAhead: true} as const
    const {after} = plan(clients, [ahead])
    expect(after.all('touch')).toEqual([])
    expect(after.all('reminder')).toMatchObject([{on: '2026-01-12', text: '15:00 Review'}])
    const held = plan(after, [{...ahead, isAhead: false}]).after
    expect(held.all('touch')).toMatchObject([{on: '2026-01-12'}])
    expect(held.all('reminder')).toMatchObject([{doneThrough: '2026-01-12'}])
  })

  it('changes nothing the second time, nor what was edited since; with update it does', () => {
    const {after} = plan(clients, [meeting])
    expect(plan(after, [meeting])).toMatchObject({edits: [], add: [], update: [], skip: [{reason: 'imported before'}]})
    const id = after.all('touch')[0]?.id ?? ''
    const edited = withEdits(after, [{id, type: 'touch', values: {text: 'What we said', on: '2025-12-11'}}])
    const again = plan(edited, [meeting])
    expect(again).toMatchObject({edits: [], skip: [{left: {text: 'Review', on: '2025-12-10'}}]})
    expect(plan(edited, [meeting], {update: true}).update).toMatchObject([
      {fields: {text: 'Review', on: '2025-12-10'}, was: {text: 'What we said', on: '2025-12-11'}},
    ])
  })

  it('takes one event once, however many files have it', () => {
    expect(plan(clients, [meeting, {...meeting, file: 'b.ics'}]).after.all('touch')).toHaveLength(1)
  })

  it('brings back what was undone, and leaves alone what was erased', () => {
    const {after} = plan(clients, [meeting])
    const id = after.all('touch')[0]?.id ?? ''
    const undone = withEdits(after, [{id, type: 'touch', values: {deleted: true}}])
    expect(plan(undone, [meeting]).after.all('touch')).toMatchObject([{id, on: '2025-12-10'}])
    const erased = after.records.map(record => (record.id === id ? {id, type: 'touch', _forgot: 1} : record))
    const {skip, edits} = plan(new Book(erased), [meeting])
    expect([edits, skip[0]?.reason]).toEqual([[], 'was erased from the book'])
  })

  it('leaves out what was called off, who declined, and what the user declined', () => {
    expect(plan(clients, [{...meeting, leftOut: 'cancelled'}])).toMatchObject({
      edits: [],
      skip: [{reason: 'cancelled'}],
    })
    const [me, helen] = [{email: 'me@solo.example'}, {email: 'helen@apex.example'}]
    expect(plan(clients, [{...meeting, people: [{...me, declined: true}, helen]}])).toMatchObject({
      edits: [],
      skip: [{reason: 'you declined'}],
    })
    expect(plan(clients, [{...meeting, text: '', people: [me, {...helen, declined: true}]}]).edits).toEqual([])
  })

  it('knows people whose whole name stands in the title, where nobody is known by an address', () => {
    const titled = (text: string) => plan(clients, [{...meeting, people: [], text}]).add.map(({customer}) => customer)
    expect(titled('Lunch: HELEN MARKS / plans')).toEqual(['Apex Manufacturing'])
    expect(titled('Apex Manufacturing, review')).toEqual(['Apex Manufacturing'])
    expect(titled('राम शर्मा से बात')).toEqual(['राम शर्मा'])
    for (const text of ['Helen', 'Marks Helen', 'Apex', 'Berg Tom hike']) expect(titled(text)).toEqual([])
  })

  it('does not choose between people of one name at two customers', () => {
    const namesakes = withEdits(clients, [
      {id: 'c000000000001', type: 'customer', values: {name: 'Other', added: '2026-01-05'}},
      {id: 'p000000000001', type: 'contact', values: {name: 'Helen Marks', customer: 'c000000000001'}},
    ])
    const {edits, skip, problems} = plan(namesakes, [{...meeting, people: [], text: 'Helen Marks'}])
    expect(edits).toEqual([])
    expect(skip[0]?.candidates).toHaveLength(2)
    expect(problems).toMatchObject([{line: 1, message: expect.stringContaining('any of these')}])
  })

  it.each<[string, readonly string[], readonly string[], string | undefined]>([
    ['from a client', ['helen@apex.example', 'me@solo.example'], ['me@solo.example'], 'in'],
    ['from the user', ['me@solo.example', 'helen@apex.example'], ['me@solo.example'], 'out'],
    ['from an unknown address where the user named none', ['x@y.example', 'helen@apex.example'], [], 'out'],
    ['from a stranger to a client', ['x@y.example', 'helen@apex.example'], ['me@solo.example'], undefined],
  ])('finds out the direction of a mail %s', (_, addresses, me, direction) => {
    const {after} = plan(clients, [{...mail, people: addresses.map(email => ({email}))}], {me})
    expect(after.all('touch').map(touch => touch.direction)).toEqual(direction === undefined ? [] : [direction])
  })

  it('takes the address of the settings for the user’s own', () => {
    const book = withEdits(clients, [
      {id: 's000000000001', type: 'setting', values: {key: 'email', value: 'Me@Solo.example'}},
    ])
    const outgoing = {...mail, people: [{email: 'me@solo.example'}, {email: 'helen@apex.example'}]}
    expect(plan(book, [outgoing], {me: []}).after.all('touch')).toMatchObject([{direction: 'out'}])
  })

  it('counts what was with nobody in the book, and names whom most often', () => {
    const strangers = [1, 2, 3].map(each => ({
      ...meeting,
      key: `ics ${each}`,
      people: [{email: 'me@solo.example'}, {email: each < 3 ? 'jo@x.example' : 'al@x.example'}],
    }))
    expect(plan(clients, strangers).skip).toMatchObject([
      {
        customer: null,
        reason: '3 with nobody in the book; most often with jo@x.example (2), al@x.example (1)',
      },
    ])
  })
})
