import type {RecordsById} from '../book/changed-shelf.ts'
import type {TypeName} from '../book/registry.ts'
import {type Edit, toPaths} from '../change/edit.ts'
import type {Json, StoredRecord} from '../change/json.ts'
import type {Values} from './clean-entry.ts'
import {mergeFields} from './merge-values.ts'
import {PackedList} from './packed-list.ts'

/** A record as an import leaves it: what it begins, or changes. */
export interface RecordDraft {
  readonly id: string
  readonly type: TypeName
  /** Begun by the import. */
  readonly fresh: boolean
  /** As the record will be. */
  readonly values: Values
  /** What is written: of a record that is begun, everything. */
  readonly changes: Values
  /** An entry has had its say (tags do not count): those after it only add. */
  readonly claimed: boolean
}

type Begun = Pick<RecordDraft, 'type' | 'values'>
type Held = number | RecordDraft

/** The records that an import writes. It may begin many, and changes few of them again: those that it begins are packed. */
export class RecordDrafts implements RecordsById {
  readonly #begun = new PackedList<Begun>()
  /** By type and id: where one is packed, or one that is not. */
  readonly #byType = new Map<TypeName, Map<string, Held>>()

  get size(): number {
    let size = 0
    for (const held of this.#byType.values()) size += held.size
    return size
  }

  has(id: string): boolean {
    return this.#find(id) !== undefined
  }

  /** All, or those of a type. */
  *keys(type?: string): Generator<string> {
    for (const [each, held] of this.#byType) if (type === undefined || type === each) yield* held.keys()
  }

  /** The record as it will be: stamps play no part here. */
  get(id: string): StoredRecord | undefined {
    const draft = this.draft(id)
    return draft && ({...draft.values, id, type: draft.type} as StoredRecord)
  }

  draft(id: string): RecordDraft | undefined {
    const held = this.#find(id)
    return held === undefined ? undefined : this.#unpack(id, held)
  }

  begin(type: TypeName, id: string, values: Values): void {
    this.#hold(type, id, this.#begun.push({type, values}))
  }

  /** Puts a draft in the place of the one with its id. */
  put(draft: RecordDraft): void {
    this.#hold(draft.type, draft.id, draft)
  }

  /** Takes over what is written on top of these drafts; false where that is nothing. */
  take(drafts: Iterable<RecordDraft>): boolean {
    let any = false
    for (const draft of drafts) {
      const before = this.draft(draft.id)
      if (before) this.put({...draft, changes: mergeFields(before.changes, draft.changes)})
      else if (draft.values === draft.changes) this.begin(draft.type, draft.id, draft.values)
      else this.put(draft)
      any = true
    }
    return any
  }

  /** The edits that make it so. */
  edits(): Edit[] {
    const edits: Edit[] = []
    for (const [type, held] of this.#byType) for (const id of held.keys()) edits.push(new DraftEdit(this, id, type))
    return edits
  }

  *[Symbol.iterator](): Generator<RecordDraft> {
    for (const drafts of this.#byType.values()) for (const [id, held] of drafts) yield this.#unpack(id, held)
  }

  #find(id: string): Held | undefined {
    for (const held of this.#byType.values()) {
      const found = held.get(id)
      if (found !== undefined) return found
    }
    return undefined
  }

  #hold(type: TypeName, id: string, draft: Held): void {
    const held = this.#byType.get(type) ?? new Map<string, Held>()
    this.#byType.set(type, held.set(id, draft))
  }

  #unpack(id: string, held: Held): RecordDraft {
    if (typeof held !== 'number') return held
    const {type, values} = this.#begun.at(held)
    return {id, type, fresh: true, values, changes: values, claimed: true}
  }
}

/** An edit that unpacks its values when they are asked for: paths of many edits take much room. */
class DraftEdit implements Edit {
  readonly #drafts: RecordDrafts
  readonly id: string
  readonly type: string

  constructor(drafts: RecordDrafts, id: string, type: string) {
    this.#drafts = drafts
    this.id = id
    this.type = type
  }

  get values(): {readonly [path: string]: Json} {
    return toPaths(this.#drafts.draft(this.id)?.changes ?? {})
  }
}
