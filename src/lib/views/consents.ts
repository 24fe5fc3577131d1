import type {Owned, Presented} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {data, idCell, idOf, lines, quoted} from './parts.ts'
import type {View} from './view.ts'

/** A word on being written to that was recorded. */
export const viewConsent: View<{consent: Presented; customer: string; contact: string | null}> = (
  {consent, customer, contact},
  screen,
  book,
) =>
  lines(
    [
      `Consent ${String(consent['state'])}`,
      screen.palette.strong(data(customer, screen)),
      ...(contact === null ? [] : [data(contact, screen)]),
      data(String(consent['purpose']), screen),
      `${String(consent['on'])}  ${idOf(book, consent.id, screen)}`,
    ].join(' · '),
    ...quoted(consent['how'] === undefined ? '' : String(consent['how']), screen),
  )

/** Words on being written to as a table. */
export const viewConsents: View<{consents: readonly Owned[]}> = ({consents}, screen, book) => {
  if (consents.length === 0)
    return 'Nobody was asked yet. Record one: crm consent CUSTOMER given --for newsletter --how TEXT'
  return renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'consent'},
      {header: 'for', flexible: true},
      {header: 'customer', flexible: true},
      {header: 'contact', flexible: true},
      {header: 'how', flexible: true, spare: true},
    ],
    consents.map(consent => [
      idCell(book, consent.id, screen),
      String(consent['on']),
      String(consent['state']),
      String(consent['purpose']),
      consent.customer.name,
      book.find('contact', String(consent['contact'] ?? ''))?.name ?? '–',
      String(consent['how'] ?? ''),
    ]),
    screen,
  )
}
