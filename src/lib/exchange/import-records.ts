import type {Book} from '../book/book.ts'
import {collectionOf, type TypeName} from '../book/registry.ts'
import {isMap, type Json} from '../change/json.ts'
import type {Values} from './clean-entry.ts'
import {compareFields} from './compare-values.ts'
import {isNameless} from './import-parties.ts'
import {mergeFields} from './merge-values.ts'
import {type RecordDraft, RecordDrafts} from './record-drafts.ts'

/** What became of wanted fields: what is written, and what stays as it is in the book. */
export interface Settled {
  readonly taken: Values
  readonly left: Values
  /** What stood where something else is written. */
  readonly was?: Values
}

/** An address that stands for a name gives way to a name. */
function standsForName({name: held}: Values, {name: wanted}: Values): boolean {
  return typeof held === 'string' && typeof wanted === 'string' && isNameless(held) && !isNameless(wanted)
}

const nothing: Settled = {taken: {}, left: {}}

/** The records that an import begins and changes, worked out one entry after the other. */
export class ImportRecords {
  readonly #book: Book
  readonly #update: boolean
  readonly #drafts = new RecordDrafts()

  /** With `update` records of the book are changed too; without it they stay as they are. */
  constructor(book: Book, update: boolean) {
    this.#book = book
    this.#update = update
  }

  begin(type: TypeName, id: string, values: Values): void {
    this.#drafts.begin(type, id, values)
  }

  /** Writes fields of a record of the book, whatever they held. */
  change(type: TypeName, id: string, changes: Values): void {
    const draft = this.#draftOf(type, id)
    if (!draft) return
    const {values, changes: before} = draft
    this.#drafts.put({...draft, values: {...values, ...changes}, changes: {...before, ...changes}})
  }

  /** A field of a record as it will be. */
  valueOf(id: string, field: string): Json | undefined {
    return this.#drafts.draft(id)?.values[field] ?? this.#book.record(id)?.[field]
  }

  /**
   * Gives a record the fields that an entry has for it. What the import begins, and what an entry before has changed, only takes
   * what it lacks; a record of the book takes everything, or nothing without `update`.
   */
  settle(type: TypeName, id: string, wanted: Values): Settled {
    const draft = this.#draftOf(type, id)
    if (!draft || Object.keys(wanted).length === 0) return nothing
    const {fresh, values, changes} = draft
    const held = standsForName(values, wanted) ? {...values, name: null} : values
    const {missing, different} = compareFields(type, held, wanted)
    if (!fresh && !this.#update) return {taken: {}, left: mergeFields(missing, different)}
    const taken = draft.claimed ? missing : mergeFields(missing, different)
    const was = draft.claimed ? {} : heldIn(values, different)
    const left = draft.claimed ? different : {}
    const claimed = draft.claimed || Object.keys(wanted).some(field => field !== 'tags')
    if (claimed !== draft.claimed || Object.keys(taken).length > 0) {
      this.#drafts.put({
        ...draft,
        values: mergeFields(values, taken),
        changes: mergeFields(changes, taken),
        claimed,
      })
    }
    return {taken, left, ...(Object.keys(was).length > 0 ? {was} : {})}
  }

  #draftOf(type: TypeName, id: string): RecordDraft | undefined {
    const draft = this.#drafts.draft(id)
    if (draft) return draft
    const record = this.#book.record(id)
    return record && {id, type, fresh: false, values: record, changes: {}, claimed: false}
  }

  /** The records that are begun or changed. */
  *drafts(): Generator<RecordDraft> {
    for (const draft of this.#drafts) if (Object.keys(draft.changes).length > 0) yield draft
  }
}

/** What a record holds of fields, and of their elements. */
const heldIn = (values: Values, fields: Values): Values =>
  Object.fromEntries(
    Object.entries(fields).map(([name, wanted]) => {
      const held = values[name] ?? null
      if (!isMap(wanted) || !isMap(held)) return [name, held]
      return [name, Object.fromEntries(Object.keys(wanted).map(key => [key, held[key] ?? null]))]
    }),
  )

/** Fields as a plan shows them: sets are lists. */
export const presentFields = (type: TypeName, fields: Values): Values =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const kind = collectionOf(type)?.fields[name]?.kind
      const isSet = kind === 'set' || kind === 'emails' || kind === 'phones' || kind === 'references'
      return [name, isSet && isMap(value) ? Object.keys(value) : value]
    }),
  )
