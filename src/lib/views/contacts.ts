import type {Owned} from '../book/present.ts'
import {renderTable} from '../terminal/table.ts'
import {idCell} from './parts.ts'
import {fieldText} from './record-lines.ts'
import type {View} from './view.ts'

/** The people at customers as a table. */
export const viewContacts: View<{contacts: readonly Owned[]}> = ({contacts}, screen, book) => {
  if (contacts.length === 0) return 'Nobody yet. Add somebody: crm contact add CUSTOMER "Name <mail>"'
  const hasLeft = contacts.some(contact => fieldText(contact, 'left') !== undefined)
  return renderTable(
    [
      {header: 'id'},
      ...(hasLeft ? [{header: 'left'}] : []),
      {header: 'customer', flexible: true, min: 8},
      {header: 'name', flexible: true, min: 12},
      {header: 'role', flexible: true, spare: 1, min: 10},
      {header: 'mail', flexible: true, spare: 3, min: 20},
      {header: 'phone', flexible: true, spare: 2, min: 16},
    ],
    contacts.map(contact => [
      idCell(book, contact.id, screen),
      ...(hasLeft ? [fieldText(contact, 'left') ?? ''] : []),
      contact.customer.name,
      fieldText(contact, 'name') ?? '',
      fieldText(contact, 'role') ?? '',
      fieldText(contact, 'emails') ?? '',
      fieldText(contact, 'phones') ?? '',
    ]),
    screen,
  )
}
