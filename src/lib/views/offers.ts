import type {OfferAnswers, OfferChange, OfferList} from '../actions/offers.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {data, idCell, idOf, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

const answerOf = (answer: unknown): string => (answer === 'none' ? 'no answer' : String(answer ?? 'open'))

/** An offer that was made or answered. */
export const viewOffer: View<OfferChange> = ({offer, customer}, screen, book) => {
  const kind = offer['kind'] === undefined ? [] : [data(String(offer['kind']), screen)]
  const about = ['Offer', screen.palette.strong(data(customer, screen)), String(offer['on']), ...kind]
  return lines(
    `${[...about, answerOf(offer['answer'])].join(' · ')}  ${idOf(book, offer.id, screen)}`,
    ...quoted(String(offer['text']), screen),
  )
}

const answersTable = (answers: readonly OfferAnswers[], screen: Screen) =>
  renderTable(
    [
      {header: 'made', align: 'right'},
      {header: 'accepted', align: 'right'},
      {header: 'declined', align: 'right'},
      {header: 'no answer', align: 'right'},
      {header: 'open', align: 'right'},
      {header: 'kind', flexible: true},
      {header: 'customer', flexible: true},
    ],
    answers.map(({customer, kind, made, accepted, declined, none, open}) => [
      ...[made, accepted, declined, none, open].map(String),
      kind ?? '–',
      customer.name,
    ]),
    screen,
  )

/** Offers as a table, and below it which kinds of them each client answers. */
export const viewOffers: View<OfferList> = async ({offers, answers}, screen, book) => {
  if (offers.length === 0) return 'No offer. Note one: crm offer CUSTOMER "what you offered" --kind workshop'
  const table = await renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'answer'},
      {header: 'kind', flexible: true},
      {header: 'customer', flexible: true},
      {header: 'offer', flexible: true},
    ],
    offers.map(offer => [
      idCell(book, offer.id, screen),
      String(offer['on']),
      answerOf(offer['answer']),
      String(offer['kind'] ?? '–'),
      offer.customer.name,
      String(offer['text']),
    ]),
    screen,
  )
  return lines(table, `\n${screen.palette.accent('What they answer')}`, await answersTable(answers, screen))
}
