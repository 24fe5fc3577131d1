import {describe, expect, it} from 'vitest'
import {editRecord, type RecordEdit, refuseForeignFlags} from '../../../src/lib/actions/record-edits.ts'
import type {FieldInput} from '../../../src/lib/book/input.ts'
import {aBook, idOf} from '../../support/build.ts'
import {anEdit, carryOut} from '../../support/moment.ts'

const [apex, note, value, talk] = [
  idOf('customer', 'apex'),
  idOf('note', 'one'),
  idOf('value', 'audit'),
  idOf('touch', 'talk'),
]

const book = aBook()
  .customer({
    id: apex,
    name: 'Apex',
    status: 'active',
    tags: {industry: true, vip: true},
    emails: {'info@apex.example': true},
    custom: {fax: '123', floor: '2'},
  })
  .contact({name: 'Helen Marks'})
  .note({id: note})
  .value({id: value, share: 'An audit'})
  .touch({id: talk, on: '2026-01-02'})
  .build()

const edit = (reference: string, input: FieldInput, more: Partial<RecordEdit> = {}) =>
  carryOut(book, current => editRecord(current, reference, input, anEdit(more)))
const edited = (...given: Parameters<typeof edit>) => edit(...given).result.record

describe('editRecord', () => {
  it('changes the fields given and nothing else, of a record by its id and of a customer by its name', () => {
    expect(edited(note, {text: 'another note'})).toMatchObject({text: 'another note', on: '2026-01-05'})
    expect(edited('apex', {tier: 'a'})).toMatchObject({name: 'Apex', tier: 'A', tags: ['industry', 'vip']})
  })

  it('puts the set given in the place of the one before, adds to it and takes from it', () => {
    expect(edited('apex', {tags: ['new']})['tags']).toEqual(['new'])
    expect(edited('apex', {emails: ['a@apex.example']})['emails']).toEqual(['a@apex.example'])
    expect(edited('apex', {}, {addTags: ['new'], removeTags: ['vip']})['tags']).toEqual(['industry', 'new'])
  })

  it('adds to the fields of your own, and takes one away', () => {
    expect(edited('apex', {custom: ['fax=456', 'room=7']})['custom']).toEqual({fax: '456', floor: '2', room: '7'})
    expect(edited('apex', {}, {unset: ['fax']})['custom']).toEqual({floor: '2'})
  })

  it('empties what may be empty', () => {
    const {tags, status} = edited('apex', {}, {clear: ['tag', '--status']})
    expect([tags, status]).toEqual([[], undefined])
    expect(edited(value, {}, {unshare: true})).not.toHaveProperty('share')
  })

  it('gives a customer a person and a note more', () => {
    const {after, result} = edit('apex', {}, {contact: 'Ben Low <ben@apex.example>', note: 'Met at the fair'})
    expect(result.changed).toBe(true)
    expect(after.of('contact', apex).map(({name}) => name)).toContain('Ben Low')
    expect(after.of('note', apex).map(({text}) => text)).toContain('Met at the fair')
  })

  it('says whether anything changed, and whether a customer left', () => {
    expect(edit('apex', {name: 'Apex'}).result).toMatchObject({changed: false, left: false})
    expect(edit('apex', {status: 'former'}).result).toMatchObject({changed: true, left: true})
  })

  it.each<[string, string, FieldInput, Partial<RecordEdit>]>([
    ['nothing to change', 'apex', {}, {}],
    ['a value item has no tags', value, {}, {addTags: ['x']}],
    ['a customer has no wording to take back', 'apex', {}, {unshare: true}],
    ['a value item has no --stage', value, {}, {stage: 'won'}],
    ['a value item has no --note', value, {}, {note: 'x'}],
    ['no field room to take away', 'apex', {}, {unset: ['room']}],
    ['no such field to clear: --colour', 'apex', {}, {clear: ['--colour']}],
    ['name cannot be empty', 'apex', {}, {clear: ['name']}],
  ])('refuses: %s', (message, reference, input, more) => {
    expect(() => edit(reference, input, more)).toThrow(message)
  })

  it('refuses a talk of today at a time that is still to come', () => {
    expect(edited(talk, {on: '2026-01-05', at: '09:30'})).toMatchObject({at: '09:30'})
    expect(() => edit(talk, {on: '2026-01-05', at: '09:31'})).toThrow(/09:31/)
  })
})

describe('refuseForeignFlags', () => {
  it('names the type and the flags it has', () => {
    expect(() => refuseForeignFlags('note', ['on', 'text'])).not.toThrow()
    expect(() => refuseForeignFlags('note', ['text', 'tier'])).toThrow(
      expect.objectContaining({code: 'usage', message: 'a note has no --tier', hint: 'It has --on, --text.'}),
    )
  })
})
