import type {Book} from '../book/book.ts'
import type {Direction, ScoreDirection} from '../book/choices.ts'
import {removeRecord} from '../book/edits.ts'
import {elementsOf, type Field} from '../book/fields.ts'
import {checkCustomKey, type FieldInput, flagOf, readFields, readTag} from '../book/input.ts'
import type {Plan} from '../book/plan.ts'
import {type Named, type Presented, presentName, presentRecord} from '../book/present.ts'
import {type Customer, collections, type KnownRecord, knownCollection, type TypeName} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {resolveRecord, summaryOf} from '../book/resolve-record.ts'
import {problemsOf} from '../book/validate.ts'
import {applyEdit, type Edit, toPaths} from '../change/edit.ts'
import {describeEdit} from '../change/journal.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {largestStamp} from '../change/registers.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {present} from './customers.ts'
import {checkPeriod} from './engagements.ts'
import {editedScale} from './feedback-edits.ts'
import {type Clock, stageEdit} from './opportunity-moves.ts'
import {editedDirection} from './touch-edits.ts'

/** What can be done to a record beside giving its fields. */
export interface RecordEdit {
  readonly addTags: readonly string[]
  readonly removeTags: readonly string[]
  /** Custom fields to take away. */
  readonly unset: readonly string[]
  /** Names of flags whose fields are emptied. */
  readonly clear: readonly string[]
  readonly unshare: boolean
  /** Which way a touch went. */
  readonly direction?: Direction | undefined
  /** The scale that an answer was given on, `1-5`, and which end of it is the better one. */
  readonly scale?: string | undefined
  readonly better?: ScoreDirection | undefined
  /** The stage that an opportunity moves to, and when. */
  readonly stage?: {readonly name: string; readonly clock: Clock} | undefined
}

/** What a user does not edit by id: settings, the agenda's state and the book's own record have commands of their own. */
const keptByCommands: ReadonlySet<string> = new Set<TypeName>(['agenda-state', 'setting', 'book'])

/** The types a user edits and removes. */
export const editableTypes: readonly TypeName[] = collections
  .map(({type}) => type as TypeName)
  .filter(type => !keptByCommands.has(type))

/** Any record by id or unique prefix; customers and contacts by any reference. */
export function resolveAny(book: Book, reference: string): KnownRecord {
  try {
    return resolveRecord(book, reference, editableTypes)
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'not-found') throw error
    const party = resolveParty(book, reference)
    return party.contact ?? party.customer
  }
}

/** The record that an id names, which is neither a customer nor a contact; undefined where a customer is meant. */
export function recordNamed(book: Book, reference: string): {readonly [T in TypeName]?: Presented} | undefined {
  try {
    resolveParty(book, reference)
    return undefined
  } catch (error) {
    if (!(error instanceof CrmError) || error.code !== 'not-found') throw error
    const [id, ...others] = reference.length < 4 ? [] : book.idsWithPrefix(reference.toLowerCase())
    if (id === undefined || others.length > 0) throw error
    const record = resolveRecord(book, id, editableTypes)
    return {[record.type]: presentRecord(record)}
  }
}

/** The flags given that belong to no field of the record's type are refused, naming the type. */
export function refuseForeignFlags(type: TypeName, given: readonly string[]): void {
  const own = new Set(Object.entries(knownCollection(type).fields).map(([name, field]) => flagOf(name, field)))
  const foreign = given.find(flag => !own.has(flag))
  if (foreign === undefined) return
  const flags = [...own].filter(flag => flag !== undefined).map(flag => `--${flag}`)
  throw new CrmError('usage', `a ${knownCollection(type).label} has no --${foreign}`, {
    hint: `It has ${flags.join(', ')}.`,
  })
}

export interface EditedRecord {
  readonly record: Presented
  readonly type: TypeName
  /** Whether a customer became a former one by it. */
  readonly left: boolean
  /** False where every value was so already. */
  readonly changed: boolean
}

/** Gives a record new values: sets that are given replace those before, custom fields join them. */
export function editRecord(book: Book, reference: string, input: FieldInput, more: RecordEdit): Plan<EditedRecord> {
  const record = resolveAny(book, reference)
  const type = record.type as TypeName
  const collection = knownCollection(type)
  const stored = record as unknown as StoredRecord
  const customer = type === 'customer' ? undefined : String(stored['customer'])
  const values: {[field: string]: Json} = {}
  for (const [name, value] of Object.entries(readFields(book, collection, input, customer))) {
    const field = collection.fields[name]
    values[name] =
      field && replaces.has(field.kind) ? {...emptied(stored[name]), ...(isMap(value) ? value : {})} : value
  }
  if (more.addTags.length + more.removeTags.length > 0) values['tags'] = editTags(type, values['tags'], more)
  if (more.unset.length > 0) values['custom'] = unsetCustom(stored, values['custom'], more.unset)
  if (more.unshare) {
    if (!('share' in collection.fields))
      throw new CrmError('usage', `a ${collection.label} has no wording to take back`)
    values['share'] = null
  }
  Object.assign(values, editedDirection(record, values['channel'], more.direction))
  Object.assign(values, editedScale(record, more))
  for (const flag of more.clear) Object.assign(values, clearField(type, stored, flag))
  const moved = more.stage ? moveTo(book, record, more.stage) : {}
  if (Object.keys(values).length + Object.keys(moved).length === 0) {
    throw new CrmError('usage', 'nothing to change', {
      hint: 'Give at least one flag, e.g. --tier A; see: crm edit --help',
    })
  }
  const edit: Edit = {id: record.id, type, values: {...toPaths(values), ...moved}}
  checkEdited(stored, edit)
  const changed = describeEdit(stored, edit) !== undefined
  const left = values['status'] === 'former' && stored['status'] !== 'former'
  return {
    edits: [edit],
    summary: `edit: ${nameOf(book, record)}`,
    result: after => ({record: present(after, record.id), type, left, changed}),
  }
}

function moveTo(book: Book, record: KnownRecord, {name, clock}: NonNullable<RecordEdit['stage']>): Edit['values'] {
  if (record.type === 'opportunity') return stageEdit(book, record, name, clock).values
  throw new CrmError('usage', `a ${knownCollection(record.type as TypeName).label} has no stage`)
}

const replaces: ReadonlySet<Field['kind']> = new Set(['set', 'emails', 'phones', 'references'])

const emptied = (value: Json | undefined): {[element: string]: Json} =>
  isMap(value) ? Object.fromEntries(Object.keys(value).map(element => [element, null])) : {}

function editTags(type: TypeName, tags: Json | undefined, {addTags, removeTags}: RecordEdit): Json {
  if (type !== 'customer') throw new CrmError('usage', `a ${knownCollection(type).label} has no tags`)
  return {
    ...(isMap(tags) ? tags : {}),
    ...Object.fromEntries(addTags.map(tag => [readTag(tag), true])),
    ...Object.fromEntries(removeTags.map(tag => [tag, null])),
  }
}

function unsetCustom(record: StoredRecord, custom: Json | undefined, keys: readonly string[]): Json {
  const held = isMap(record['custom']) ? elementsOf(record['custom']) : []
  for (const key of keys) {
    checkCustomKey(key, knownCollection(record.type as TypeName))
    if (!held.includes(key))
      throw new CrmError('not-found', `no field ${key} to take away`, {
        hint: held.length > 0 ? `There is: ${held.join(', ')}` : 'There is none.',
      })
  }
  return {...(isMap(custom) ? custom : {}), ...Object.fromEntries(keys.map(key => [key, null]))}
}

function clearField(type: TypeName, record: StoredRecord, flag: string): {[field: string]: Json} {
  const wanted = flag.replace(/^--/, '')
  const found = Object.entries(knownCollection(type).fields).find(([name, field]) => flagOf(name, field) === wanted)
  if (!found) throw invalidValue(`no such field to clear: ${flag}`, 'Name a flag of the record, e.g. --clear tier')
  const [name, field] = found
  if (field.required) throw invalidValue(`${wanted} cannot be empty`, `Give another value: --${wanted}`)
  return {[name]: isMap(record[name]) ? emptied(record[name]) : null}
}

/** Rules across fields that must hold after an edit. */
function checkEdited(record: StoredRecord, edit: Edit): void {
  const after = applyEdit(record, edit, largestStamp(record))
  const [problem] = problemsOf(after)
  if (problem) throw invalidValue(`${problem.path} ${problem.message}`)
  if (record.type === 'engagement') checkPeriod(after as never)
  knownCollection(record.type as TypeName).check?.(after as never)
}

const nameOf = (book: Book, record: KnownRecord): string => {
  const customer = record.type === 'customer' ? record : book.find('customer', (record as {customer?: string}).customer)
  return customer?.name ?? summaryOf(record)
}

export interface Removed {
  readonly removed: readonly string[]
  readonly summary: string
  /** How many of each type went with it, in words. */
  readonly with: string
}

/** Removes a record and all that hangs on it. */
export function removeRecords(book: Book, reference: string): Plan<Removed> {
  const record = resolveAny(book, reference)
  const edits = removeRecord(book, record.id)
  const summary = `${knownCollection(record.type as TypeName).label} ${summaryOf(record)}`
  return {
    edits,
    summary: `rm: ${nameOf(book, record)}`,
    result: () => ({removed: edits.map(edit => edit.id), summary, with: countTypes(edits.slice(1))}),
  }
}

/** `3 touches, 1 note`: what a number of edits is about. */
export function countTypes(edits: readonly {readonly type: string}[]): string {
  return collections
    .flatMap(({type, label, plural}) => {
      const count = edits.filter(edit => edit.type === type).length
      return count === 0 ? [] : [`${count} ${count === 1 ? label : plural}`]
    })
    .join(', ')
}

/** The customer a record belongs to, as JSON names it. */
export function ownerOf(book: Book, record: KnownRecord): Named | null {
  const owner: Customer | undefined =
    record.type === 'customer' ? record : book.find('customer', (record as {customer?: string}).customer)
  return owner ? presentName(owner) : null
}
