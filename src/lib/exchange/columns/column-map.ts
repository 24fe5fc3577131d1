import {invalidValue} from '../../errors.ts'
import {nearest} from '../../text/fold.ts'
import {
  type ColumnMeaning,
  columnFields,
  isPersonName,
  knownMeaning,
  plainHeader,
  readMeaning,
  readNumbered,
} from './known-columns.ts'

/** What the user says that columns are, by their plain headers. */
export type OwnColumns = ReadonlyMap<string, ColumnMeaning>

/** A column of a file that is taken. */
export interface Column extends ColumnMeaning {
  /** Its position, from 0. */
  readonly at: number
  /** The position of the column that says what kind of value this one holds. */
  readonly labelAt?: number
}

/** The columns of a file, and the headers of those that nobody knows. */
export interface ColumnMap {
  readonly columns: readonly Column[]
  readonly unknown: readonly string[]
}

/** Fields by which somebody can be known at all. */
const identifying: ReadonlySet<string> = new Set(['name', 'given', 'family', 'organisation', 'email', 'phone'])

/** The fields that need something behind a colon. */
const needsDetail: ReadonlySet<string> = new Set(['handle', 'date'])

const howToMap = `Write COLUMN=FIELD, with one of: ${columnFields.join(', ')}; also phone:cell, handle:telegram, date:founded, custom:KEY.`

/**
 * Reads what `--map` gives: `Firma=organisation`, `Mobil=phone:cell`, `Nr=custom:customer number`.
 *
 * @throws CrmError `invalid-value` for what is no such pair, or no field
 */
export function readOwnColumns(pairs: readonly string[]): OwnColumns {
  return new Map(
    pairs.map(pair => {
      const equals = pair.lastIndexOf('=')
      const header = plainHeader(pair.slice(0, Math.max(0, equals)))
      if (header === '') throw invalidValue(`not a column and its field: ${pair}`, howToMap)
      const meaning = readMeaning(pair.slice(equals + 1).trim())
      const field = meaning.field.toLowerCase()
      const known = columnFields.find(each => each === field)
      if (known === undefined) {
        const [near] = nearest(field, columnFields, each => each)
        throw invalidValue(`no such field: ${meaning.field}`, `${near ? `Did you mean ${near}? ` : ''}${howToMap}`)
      }
      if (needsDetail.has(known) && !meaning.detail) {
        throw invalidValue(
          `which ${known}: ${pair}`,
          `Write ${pair}:NAME, e.g. ${known}:${known === 'date' ? 'founded' : 'telegram'}.`,
        )
      }
      return [header, {...meaning, field: known}]
    }),
  )
}

/** How many headers of a row are known: a row of data has next to none. */
export const countKnown = (headers: readonly string[], own: OwnColumns): number =>
  headers.filter(header => {
    const plain = plainHeader(header)
    return own.has(plain) || knownMeaning(plain) !== undefined
  }).length

/** True where rows of these columns can name somebody. */
export const canIdentify = ({columns}: ColumnMap): boolean => columns.some(({field}) => identifying.has(field))

/** What each column of a header holds: as the user says, else as known programs name it. */
export function mapColumns(headers: readonly string[], own: OwnColumns): ColumnMap {
  const plain = headers.map(plainHeader)
  const columns: Column[] = []
  const unknown: string[] = []
  const labels = new Map(
    plain.flatMap((header, at): [string, number][] => {
      const numbered = readNumbered(header)
      return numbered?.part === 'label' ? [[numbered.group, at]] : []
    }),
  )
  plain.forEach((header, at) => {
    const meaning = own.get(header) ?? meaningAmong(header, plain)
    if (meaning === undefined) {
      if (header !== '') unknown.push(headers[at] ?? '')
    } else if (meaning.field !== '-') columns.push(columnOf(meaning, at, header, labels))
  })
  return {columns, unknown}
}

function columnOf(meaning: ColumnMeaning, at: number, header: string, labels: ReadonlyMap<string, number>): Column {
  const detail = meaning.field === 'custom' && !meaning.detail ? {detail: header} : {}
  const group = readNumbered(header)?.group
  const labelAt = group === undefined ? undefined : labels.get(group)
  return {...meaning, ...detail, at, ...(labelAt === undefined ? {} : {labelAt})}
}

/**
 * What a header means beside the others: a title is a job, unless another column has that, then it is how somebody is titled; a name is
 * that of the organisation where `contact name` is that of its person.
 */
function meaningAmong(header: string, headers: readonly string[]): ColumnMeaning | undefined {
  const meaning = knownMeaning(header)
  if (header === 'title') return {field: headers.some(each => knownMeaning(each)?.field === 'role') ? 'title' : 'role'}
  return header === 'name' && headers.some(isPersonName) ? {field: 'organisation'} : meaning
}
