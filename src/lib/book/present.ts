import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import type {Book} from './book.ts'
import {elementsOf, type Field} from './fields.ts'
import {type Money, type Rate, readMoney, readRate} from './money.ts'
import {collectionOf, type KnownRecord} from './registry.ts'

/** A record as `--json` shows it. */
export type Presented = {readonly id: string; readonly [field: string]: Json}

const listed: ReadonlySet<Field['kind']> = new Set(['set', 'emails', 'phones', 'references'])

/**
 * A record as `--json` shows it: sets are arrays, money is `{amount, currency}`, ids are whole, fields without a value
 * are left out (sets are empty instead), and nothing of the file's own bookkeeping appears.
 */
export function presentRecord(record: KnownRecord | StoredRecord): Presented {
  const stored = record as StoredRecord
  const fields = collectionOf(stored.type)?.fields ?? {}
  const shown: {id: string; [field: string]: Json} = {id: stored.id}
  for (const [name, field] of Object.entries(fields)) {
    const value = stored[name]
    const presented = value === undefined || value === null ? undefined : presentValue(field, value)
    if (presented !== undefined) shown[name] = presented
    else if (listed.has(field.kind)) shown[name] = []
  }
  for (const [name, value] of Object.entries(stored)) {
    if (
      !Object.hasOwn(fields, name) &&
      !name.startsWith('_') &&
      name !== 'type' &&
      name !== 'id' &&
      name !== 'deleted'
    ) {
      if (value !== null) shown[name] = value
    }
  }
  return shown
}

/** The record with an id as JSON shows it. Throws where it is not there: a mistake of ours. */
export function present(book: Book, id: string): Presented {
  const record = book.record(id)
  if (!record) throw new Error(`no record ${id}`)
  return presentRecord(record)
}

/** Undefined for a map that holds nothing any more. */
function presentValue(field: Field, value: Json): Json | undefined {
  if (listed.has(field.kind)) return isMap(value) ? elementsOf(value) : value
  if (field.kind === 'money') return presentMoney(readMoney(value)) ?? value
  if (field.kind === 'rate') return presentMoney(readRate(value)) ?? value
  if (!isMap(value)) return value
  const held = Object.entries(value).filter(([, element]) => element !== null)
  return held.length > 0 ? Object.fromEntries(held) : undefined
}

const presentMoney = (money: Money | Rate | undefined): Json | undefined => (money ? {...money} : undefined)

/** A customer, or another party, as other records' JSON names it. */
export type Named = {readonly id: string; readonly name: string}

/** A record with the customer it belongs to. */
export type Owned = Presented & {readonly customer: Named}

/** A customer as other records' JSON names it. */
export const presentName = ({id, name}: Named): Named => ({id, name})

/** The customer that a record belongs to, itself for a customer, as JSON names it; null where nobody is there. */
export function ownerOf(
  book: Book,
  {id, type, customer}: {readonly id: string; readonly type: string; readonly customer?: unknown},
): Named | null {
  const owner = book.find('customer', type === 'customer' ? id : typeof customer === 'string' ? customer : undefined)
  return owner ? presentName(owner) : null
}
