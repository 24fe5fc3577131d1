import type {Book} from '../../book/book.ts'
import {referencesIn} from '../../book/fields.ts'
import {collectionOf, type TypeName} from '../../book/registry.ts'
import {problemsOf} from '../../book/validate.ts'
import type {StoredRecord} from '../../change/json.ts'
import {findUnkeepable} from '../../store/keepable.ts'
import type {ImportProblem, ImportRecord} from '../import-entry.ts'
import {ImportRecords, presentFields} from '../import-records.ts'
import {type Outcome, type PlannedEntry, wasOf} from '../planned-entry.ts'
import type {RecordDraft} from '../record-drafts.ts'

/** What becomes of records that `crm export` wrote: what each is, and what was wrong with them. */
export interface PlannedRecords {
  readonly outcomes: readonly Outcome[]
  readonly drafts: Iterable<RecordDraft>
  readonly problems: readonly ImportProblem[]
}

/**
 * Works out what records with ids of their own mean for a book: those it lacks are added as they are, those it has take what
 * differs with `update`. A record that the book cannot hold, or that hangs on one that is not there, is left out.
 */
export function planRecords(book: Book, records: Iterable<ImportRecord>, update: boolean): PlannedRecords {
  const problems: ImportProblem[] = []
  const sound = withoutOrphans(
    book,
    uniqueRecords(records).filter(record => isSound(record, problems)),
    problems,
  )
  const byId = new Map(sound.map(record => [record.id, record]))
  const written = new ImportRecords(book, update)
  const outcomes = sound.map(record => settle(book, written, record, byId))
  return {outcomes, drafts: written.drafts(), problems}
}

/** A file may be read twice: of one id the last stands. */
const uniqueRecords = (records: Iterable<ImportRecord>): ImportRecord[] => [
  ...new Map(Array.from(records, record => [record.id, record])).values(),
]

const stored = ({id, type, values}: ImportRecord): StoredRecord => ({...values, id, type}) as StoredRecord

function isSound(record: ImportRecord, problems: ImportProblem[]): boolean {
  const {file, line, type, id} = record
  const whole = stored(record)
  const found = findUnkeepable(whole) ?? problemsOf(whole)[0]
  if (found) problems.push({file, line, message: `${type} ${id}: ${found.path} ${found.message}: left out`})
  return found === undefined
}

/** Leaves out what refers to something that is neither in the book nor in the files, and what hangs on that. */
function withoutOrphans(
  book: Book,
  records: readonly ImportRecord[],
  problems: ImportProblem[],
): readonly ImportRecord[] {
  const ids = new Set(records.map(({id}) => id))
  const missingOf = ({type, values}: ImportRecord): string | undefined =>
    Object.entries(collectionOf(type)?.fields ?? {})
      .filter(([, {kind}]) => kind === 'reference' || kind === 'references')
      .flatMap(([name]) => referencesIn(values[name]))
      .find(id => !ids.has(id) && !book.live(id))
  let kept = records
  for (;;) {
    const orphans = kept.filter(record => missingOf(record) !== undefined)
    if (orphans.length === 0) return kept
    for (const record of orphans) {
      ids.delete(record.id)
      const {file, line, type, id} = record
      problems.push({file, line, message: `${type} ${id}: hangs on ${missingOf(record)}, which is not there: left out`})
    }
    const gone = new Set(orphans)
    kept = kept.filter(record => !gone.has(record))
  }
}

function settle(
  book: Book,
  written: ImportRecords,
  record: ImportRecord,
  byId: ReadonlyMap<string, ImportRecord>,
): Outcome {
  const {id, values} = record
  const type = record.type as TypeName
  const about = aboutOf(book, record, byId)
  if (book.record(id)?.['_forgot'] === 1)
    return {fate: 'skip', planned: {...about, fields: {}, reason: 'was erased from the book'}}
  if (!book.live(id)) {
    written.begin(type, id, values)
    return {fate: 'add', planned: {...about, fields: presentFields(type, values)}}
  }
  const {taken, left, was = {}} = written.settle(type, id, values)
  const standing = Object.keys(left).length > 0 ? {left: presentFields(type, left)} : {}
  if (Object.keys(taken).length === 0)
    return {fate: 'skip', planned: {...about, fields: {}, ...standing, reason: 'already in the book'}}
  return {
    fate: 'update',
    planned: {...about, fields: presentFields(type, taken), ...wasOf(presentFields(type, was)), ...standing},
  }
}

/** The customer that a record is, or hangs on, by name. */
function aboutOf(
  book: Book,
  {file, line, type, id, values}: ImportRecord,
  byId: ReadonlyMap<string, ImportRecord>,
): Omit<PlannedEntry, 'fields'> {
  const owner = values['customer']
  const named = type === 'customer' ? values['name'] : typeof owner === 'string' ? nameIn(book, owner, byId) : undefined
  const contact = type === 'contact' ? values['name'] : undefined
  return {
    file,
    line,
    type,
    customer: typeof named === 'string' ? named : null,
    contact: typeof contact === 'string' ? contact : null,
    id,
  }
}

const nameIn = (book: Book, id: string, byId: ReadonlyMap<string, ImportRecord>) =>
  byId.get(id)?.values['name'] ?? book.find('customer', id)?.name
