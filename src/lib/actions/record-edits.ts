import type {Book} from '../book/book.ts'
import type {Direction, ScoreDirection} from '../book/choices.ts'
import {elementsOf, type Field} from '../book/fields.ts'
import {checkCustomKey, type FieldInput, flagOf, readFields, readTag} from '../book/input.ts'
import type {Clock, Moment, Plan} from '../book/plan.ts'
import {type Presented, present} from '../book/present.ts'
import {type KnownRecord, knownCollection, type RecordTypes, type TypeName} from '../book/registry.ts'
import {problemsOf} from '../book/validate.ts'
import {epochMs} from '../calendar/instant.ts'
import {pastInstantAt} from '../calendar/wall-clock.ts'
import {applyEdit, type Edit, toPaths} from '../change/edit.ts'
import {describeEdit} from '../change/journal.ts'
import {isMap, type Json, type StoredRecord} from '../change/json.ts'
import {largestStamp} from '../change/registers.ts'
import {CrmError, invalidValue} from '../errors.ts'
import {newContact, newNote} from './customers.ts'
import {checkPeriod} from './engagements.ts'
import {editedScale} from './feedback-edits.ts'
import {stageEdit} from './opportunity-moves.ts'
import {nameOf, resolveAny} from './records.ts'
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
  /** The stage that an opportunity moves to. */
  readonly stage?: string | undefined
  /** Of a customer: a person there more, `Name <address>`, and a private note more. */
  readonly contact?: string | undefined
  readonly note?: string | undefined
  readonly moment: Moment & Clock
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
  const moved = more.stage === undefined ? {} : moveTo(book, record, more.stage, more.moment)
  const added = addedTo(record, more)
  if (Object.keys(values).length + Object.keys(moved).length + added.length === 0) {
    throw new CrmError('usage', 'nothing to change', {
      hint: 'Give at least one flag, e.g. --tier A; see: crm edit --help',
    })
  }
  const edit: Edit = {id: record.id, type, values: {...toPaths(values), ...moved}}
  checkEdited(stored, edit, more.moment)
  const changed = added.length > 0 || describeEdit(stored, edit) !== undefined
  const left = values['status'] === 'former' && stored['status'] !== 'former'
  return {
    edits: [edit, ...added],
    summary: `edit: ${nameOf(book, record)}`,
    result: after => ({record: present(after, record.id), type, left, changed}),
  }
}

/** What a customer gets beside its fields. */
function addedTo(record: KnownRecord, {contact, note, moment: {today, newId}}: RecordEdit): Edit[] {
  if (record.type !== 'customer') {
    if (note === undefined) return []
    throw new CrmError('usage', `a ${knownCollection(record.type as TypeName).label} has no --note`, {
      hint: 'A note belongs to a customer: crm note CUSTOMER TEXT',
    })
  }
  return [
    ...(contact === undefined ? [] : [newContact(record.id, contact, newId('contact'))]),
    ...(note === undefined ? [] : [newNote(record.id, note, today, newId('note'))]),
  ]
}

function moveTo(book: Book, record: KnownRecord, stage: string, clock: Clock): Edit['values'] {
  if (record.type === 'opportunity') return stageEdit(book, record, stage, clock).values
  throw new CrmError('usage', `a ${knownCollection(record.type as TypeName).label} has no --stage`, {
    hint: 'Opportunities have one: crm opportunity list',
  })
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
    checkCustomKey(
      key,
      knownCollection(record.type as TypeName),
      flag => `Use --clear ${flag} to empty it, or --${flag} to change it.`,
    )
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
function checkEdited(record: StoredRecord, edit: Edit, clock: Clock): void {
  const after = applyEdit(record, edit, largestStamp(record))
  const [problem] = problemsOf(after)
  if (problem) throw invalidValue(`${problem.path} ${problem.message}`)
  if (record.type === 'engagement') checkPeriod(after as never)
  if (record.type === 'touch' && ('on' in edit.values || 'at' in edit.values)) checkTouched(after as never, clock)
  knownCollection(record.type as TypeName).check?.(after as never)
}

function checkTouched({on, at}: RecordTypes['touch'], clock: Clock): void {
  if (at) pastInstantAt(on, at, clock.zone, epochMs(clock.at))
}
