import {describe, expect, it} from 'vitest'
import {listCandidates, shareCandidate} from '../../../src/lib/actions/recap-review.ts'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {composeLetter} from '../../../src/lib/recap/compose.ts'
import {renderEvidence} from '../../../src/lib/recap/evidence.ts'
import {table as english} from '../../../src/lib/recap/languages/en.ts'
import type {LetterKind} from '../../../src/lib/recap/letter.ts'
import {plainText} from '../../../src/lib/recap/phrase.ts'
import {withEdits} from '../../support/build.ts'
import {apex, apexId, bookOf, compose, item, opportunityOf, record, retainer, select, today} from './sample.ts'

const three = () => [item(), item(), item()]

const proposalsIn = (...[book, request]: Parameters<typeof compose>): string[] => {
  const section = compose(book, request).sections.find(({id}) => id === 'next')
  return (section?.items ?? []).map(({text}) => plainText(text))
}

describe('the proposals of a letter', () => {
  it('are the open opportunities of the customer that have a client wording', () => {
    const book = bookOf(
      apex,
      ...three(),
      opportunityOf({share: 'open'}),
      opportunityOf({share: null}),
      opportunityOf({share: ' \u202e '}),
      opportunityOf({share: 'won', stage: 'won'}),
      opportunityOf({share: 'lost', stage: 'lost'}),
      opportunityOf({share: 'of another customer', customer: 'cother0000000'}),
    )
    expect(proposalsIn(book)).toEqual(['open'])
  })

  it('show of an opportunity its wording alone', () => {
    const book = bookOf(apex, ...three(), opportunityOf({share: 'A', worth: '9000 EUR', close: '2026-12-01'}))
    const {material, sources} = select(book)
    expect(material.proposals).toEqual([{share: 'A'}])
    const id = sources.proposals[0]?.id ?? ''
    expect(JSON.stringify(material)).not.toContain(id)
  })

  it('come after what is typed, the nearest decision first, three in all', () => {
    const book = bookOf(
      apex,
      ...three(),
      opportunityOf({share: 'without a day'}),
      opportunityOf({share: 'late', close: '2027-03-01'}),
      opportunityOf({share: 'soon', close: '2026-11-20'}),
    )
    expect(proposalsIn(book)).toEqual(['soon', 'late', 'without a day'])
    expect(proposalsIn(book, {next: ['typed one', 'typed two']})).toEqual(['typed one', 'typed two', 'soon'])
    expect(proposalsIn(book, {next: ['a', 'b', 'c', 'd']})).toEqual(['a', 'b', 'c', 'd'])
  })

  it.each<[LetterKind, readonly string[]]>([
    ['recap', ['open']],
    ['year', ['open']],
    ['closeout', ['open']],
    ['thanks', []],
  ])('stand in a letter of the kind %s: %j', (kind, expected) => {
    const renewed = record('engagement', 'enext', {
      customer: apexId,
      title: 'Next',
      start: '2027-01-01',
      end: '2027-12-31',
      renews: retainer.id,
    })
    const book = bookOf(apex, retainer, renewed, ...three(), opportunityOf({share: 'open'}))
    const engagement = kind === 'closeout' ? book.find('engagement', retainer.id) : undefined
    expect(proposalsIn(book, {kind, year: 2026, engagement})).toEqual(expected)
  })

  it('do not count as something that was done', () => {
    const book = bookOf(apex, item(), item(), opportunityOf({share: 'open'}), opportunityOf({share: null}))
    expect(() => select(book)).toThrow('only 2 items to share')
  })

  it('are not proposed again by the next recap', () => {
    const told = opportunityOf({share: 'proposed before'})
    const sent = record('recap', 'dsent', {
      customer: apexId,
      on: '2026-05-05',
      from: '2026-01-05',
      to: '2026-05-05',
      language: 'en',
      records: {[told.id]: true},
    })
    const book = bookOf(apex, ...three(), told, opportunityOf({share: 'new'}), sent)
    expect(proposalsIn(book)).toEqual(['new'])
    expect(select(book).sources.told.map(({id}) => id)).toEqual([told.id])
    expect(proposalsIn(book, {since: '2026-01-05'})).toEqual(['proposed before', 'new'])
  })

  it('are mapped to their records in the evidence, those without room or wording too', () => {
    const opportunities = [
      opportunityOf({title: 'Second plant', share: 'shown', close: '2026-11-20', worth: '18000 EUR'}),
      opportunityOf({title: 'No room', share: 'no room', close: '2027-01-20'}),
      opportunityOf({title: 'No wording', share: null}),
    ]
    const {material, sources} = select(bookOf(apex, ...three(), ...opportunities), {next: ['a', 'b']})
    const text = renderEvidence(composeLetter(material, english), sources)
    const [shown, crowded, unworded] = opportunities.map(({id}) => id)
    expect(text).toContain(
      `- shown\n  - \`${shown}\` 2026-03-15, opportunity in stage talk, 18000 EUR, decision 2026-11-20: Second plant\n`,
    )
    expect(text.split('## Left out: no room\n\n')[1]).toMatch(new RegExp(`^- \`${crowded}\``))
    expect(text.split('## Left out: no wording for the client\n\n')[1]).toMatch(new RegExp(`^- \`${unworded}\``))
  })

  it('are asked for by a review in the order they were written in, after what was done, which is too', () => {
    const written = (stamp: string, made: StoredRecord): StoredRecord => ({...made, _u: stamp})
    const book = bookOf(
      apex,
      written('0m4', item({share: null, text: 'fourth'})),
      written('0m2', item({share: null, text: 'second'})),
      written('0m1', item({share: null, text: 'the day before', on: '2026-03-14'})),
      written('0m3', item({share: null, text: 'third'})),
      written('0m6', opportunityOf({share: null, title: 'later idea'})),
      written('0m5', opportunityOf({share: null, title: 'first idea'})),
    )
    const {candidates} = listCandidates(book, {customer: 'apex', today})
    expect(candidates.map(({text}) => text)).toEqual([
      'the day before',
      'second',
      'third',
      'fourth',
      'first idea',
      'later idea',
    ])
  })

  it('are offered by a review until they have a wording', () => {
    const book = bookOf(apex, ...three(), opportunityOf({title: 'Second plant', share: null}))
    const {candidates} = listCandidates(book, {customer: 'apex', today})
    expect(candidates).toMatchObject([
      {type: 'opportunity', about: 'opportunity of 2026-03-15, to propose', text: 'Second plant'},
    ])
    const [candidate] = candidates
    if (!candidate) throw new Error('no candidate')
    const after = withEdits(book, shareCandidate(book, candidate, 'A second line for line 4').edits)
    expect(listCandidates(after, {customer: 'apex', today}).candidates).toEqual([])
    expect(proposalsIn(after)).toEqual(['A second line for line 4'])
  })
})

it('keeps what was typed for a letter apart from records', () => {
  const records: StoredRecord[] = [opportunityOf({share: 'from the book'})]
  const section = compose(bookOf(apex, ...three(), ...records), {next: ['typed']}).sections.find(
    ({id}) => id === 'next',
  )
  expect(section?.items.map(({source}) => source)).toEqual([undefined, {list: 'proposals', at: 0}])
})
