import type {OutlinedAs} from '../../book/fields.ts'
import type {Json, StoredRecord} from '../../change/json.ts'
import {type BookIndex, idAt, type Run} from './book-index.ts'
import {outlinedFields} from './build-index.ts'

/** Outlines of the records of a run. */
export interface Outliner {
  /** The outline of the record on a line. */
  at(line: number): StoredRecord
  /** The same for a moment: the next call changes the object. Thousands are looked at without one being made. */
  passing(line: number): StoredRecord
}

/** Makes objects that read their fields from the columns, and from the record's line what no column has. */
export function createOutliner(index: BookIndex, run: Run, recordOn: (line: number) => StoredRecord): Outliner {
  // Thousands are made: fields that are only declared spare each of them a function that defines them.
  class Outline {
    declare line: number
    declare private knownId: string | undefined
    constructor(line: number) {
      this.line = line
      this.knownId = undefined
    }
    get id(): string {
      this.knownId ??= idAt(index, this.line) ?? ''
      return this.knownId
    }
    get type(): string {
      return run.type
    }
    pass(line: number): this {
      this.line = line
      this.knownId = undefined
      return this
    }
  }
  for (const [field, as] of outlinedFields(run.type)) {
    Object.defineProperty(Outline.prototype, field, {get: getterOf(index, run, field, as, recordOn)})
  }
  const passing = new Outline(run.first)
  return {
    at: line => new Outline(line) as unknown as StoredRecord,
    passing: line => passing.pass(line) as unknown as StoredRecord,
  }
}

type Getter = (this: {readonly line: number}) => Json | undefined

function getterOf(
  {values}: BookIndex,
  {first, columns}: Run,
  field: string,
  as: OutlinedAs,
  recordOn: (line: number) => StoredRecord,
): Getter {
  const codes = columns[field]
  if (as === 'line') {
    return function () {
      return recordOn(this.line)[field]
    }
  }
  if (!codes) return () => undefined
  if (as === 'value') {
    return function () {
      return values[codes[this.line - first] ?? 0] ?? undefined
    }
  }
  return function () {
    return codes[this.line - first] === 0 ? undefined : recordOn(this.line)[field]
  }
}
