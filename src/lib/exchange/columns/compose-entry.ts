import {readProfilePage} from '../../book/handles.ts'
import type {Day} from '../../calendar/day.ts'
import {quoteText, toLines, toOneLine} from '../entry-text.ts'
import {type DateOrder, readImportDay} from '../import-days.ts'
import type {ImportEntry, ImportPhone, ImportProblem} from '../import-entry.ts'
import type {ImportSource} from '../import-source.ts'
import {composeName} from '../person-name.ts'
import type {Column} from './column-map.ts'
import type {ColumnField} from './known-columns.ts'

/** How the dates of a file are read. */
export interface DateReading {
  readonly order: DateOrder | undefined
  readonly today: Day
}

/** What one row came to: somebody, or nobody; what could not be used; and a date that could be two. */
export interface ComposedRow {
  readonly entry?: ImportEntry
  readonly problems: readonly ImportProblem[]
  readonly ambiguous?: string
}

interface Cell extends Column {
  readonly text: string
  /** What the column beside it calls this value. */
  readonly label: string
}

/** Exports put several values of one field into a cell. */
const several = /\s*:::\s*|[;\n]+/
const severalTags = /\s*:::\s*|[;,\n]+/
const severalEmails = /\s*:::\s*|[;,\s]+/

const phoneKinds: Readonly<Record<string, string>> = {mobile: 'cell', cell: 'cell', iphone: 'cell'}

/** What a label calls a value, in lower case and without the star of the first of its kind; else something that stands for it. */
const plainLabel = (label: string, otherwise: string): string =>
  toOneLine(label.replace(/^\*\s*/, '').toLowerCase()) || otherwise

const kindOfLabel = (label: string): string | undefined => {
  const plain = label.replace(/^\*\s*/, '').toLowerCase()
  if (plain === '') return undefined
  return /\bfax$/.test(plain) ? 'fax' : (phoneKinds[plain] ?? plain)
}

/** Makes of the cells of a row what a book can hold of somebody. A row without any text is nobody. */
export function composeRow(
  cells: readonly string[],
  columns: readonly Column[],
  source: ImportSource,
  dates: DateReading,
): ComposedRow {
  const filled = columns.flatMap((column): Cell[] => {
    const text = (cells[column.at] ?? '').trim()
    const label = column.labelAt === undefined ? '' : (cells[column.labelAt] ?? '').trim()
    return text === '' ? [] : [{...column, text, label}]
  })
  if (filled.length === 0) return {problems: []}
  const row = new Row(filled, source, dates)
  const entry = row.compose()
  return {...(entry ? {entry} : {}), problems: row.problems, ...(row.ambiguous ? {ambiguous: row.ambiguous} : {})}
}

class Row {
  readonly problems: ImportProblem[] = []
  ambiguous: string | undefined
  readonly #cells: readonly Cell[]
  readonly #source: ImportSource
  readonly #dates: DateReading

  constructor(cells: readonly Cell[], source: ImportSource, dates: DateReading) {
    this.#cells = cells
    this.#source = source
    this.#dates = dates
  }

  compose(): ImportEntry | undefined {
    const emails = this.#split('email', severalEmails).map(email => email.replace(/^mailto:/i, ''))
    const phones = this.#phones()
    const organisation = this.#line('organisation')
    const role = this.#line('role')
    const name = this.#name() ?? emails[0] ?? (role === undefined ? organisation : undefined) ?? phones[0]?.number
    if (name === undefined) {
      this.#report('the row has no name, e-mail address or phone number: skipped')
      return undefined
    }
    const {handles, websites} = this.#addresses()
    return {
      ...this.#source,
      name,
      isOrganisation: false,
      ...given({
        organisation,
        title: this.#line('title'),
        role,
        birthday: this.#day('birthday')[0],
        language: this.#line('language'),
        timezone: this.#line('timezone'),
        tier: this.#line('tier'),
        status: this.#line('status'),
        note: this.#texts('note').map(toLines).join('\n') || undefined,
      }),
      emails: unique(emails),
      phones,
      handles,
      websites,
      dates: Object.fromEntries(
        this.#of('date').flatMap(cell =>
          this.#readDay(cell).map(day => [cell.detail ?? plainLabel(cell.label, 'event'), day]),
        ),
      ),
      tags: this.#tags(),
      custom: this.#custom(),
    }
  }

  #of = (field: ColumnField): readonly Cell[] => this.#cells.filter(cell => cell.field === field)
  #texts = (field: ColumnField): string[] => this.#of(field).map(({text}) => text)
  #line = (field: ColumnField): string | undefined => this.#texts(field).map(toOneLine).find(Boolean)
  #split = (field: ColumnField, separator: RegExp): string[] =>
    this.#texts(field).flatMap(text => text.split(separator).map(toOneLine).filter(Boolean))

  #report(message: string): void {
    this.problems.push({...this.#source, message})
  }

  #name(): string | undefined {
    const part = (field: ColumnField) => this.#line(field) ?? ''
    const composed = composeName({
      family: part('family'),
      given: part('given'),
      additional: part('additional'),
      prefix: '',
      suffix: part('suffix'),
    })
    return this.#line('name') ?? (composed || undefined)
  }

  #phones(): ImportPhone[] {
    const phones = this.#of('phone').flatMap(({text, detail, label}) =>
      text
        .split(several)
        .map(toOneLine)
        .filter(Boolean)
        .map(number => ({number, ...given({kind: kindOfLabel(label) ?? detail})})),
    )
    return [...new Map(phones.map(phone => [phone.number, phone])).values()]
  }

  /** A page of a profile is a name on that service. */
  #addresses(): Pick<ImportEntry, 'handles' | 'websites'> {
    const handles = this.#of('handle').map(({text, detail = ''}) => ({
      service: detail,
      handle: readProfilePage(text)?.handle ?? toOneLine(text),
    }))
    const websites: string[] = []
    for (const text of this.#split('website', several)) {
      const page = readProfilePage(text)
      if (page) handles.push(page)
      else websites.push(text)
    }
    return {
      handles: [...new Map(handles.map(each => [`${each.service} ${each.handle}`, each])).values()],
      websites: unique(websites),
    }
  }

  #day = (field: ColumnField): string[] => this.#of(field).flatMap(cell => this.#readDay(cell))

  #readDay({text}: Cell): string[] {
    const reading = readImportDay(text, this.#dates.order, this.#dates.today)
    if (reading === 'ambiguous') {
      this.ambiguous ??= text
      this.#report(`${quoteText(text)} can be two days: left out; say --dates dmy, mdy or ymd`)
      return []
    }
    if (reading) return [reading.day]
    this.#report(`${quoteText(text)} is not a day that exists: left out`)
    return []
  }

  #tags(): string[] {
    const tags = this.#split('tag', severalTags).map(tag => tag.replace(/^\*\s*/, ''))
    return unique(tags.filter(tag => tag !== 'myContacts'))
  }

  #custom(): {[key: string]: string} {
    const custom: {[key: string]: string} = {}
    for (const {detail: own, label, labelAt, text} of this.#of('custom')) {
      const detail = labelAt === undefined ? (own ?? '') : plainLabel(label, own ?? '')
      const reading = detail === 'connected' ? readImportDay(text, this.#dates.order, this.#dates.today) : undefined
      custom[detail] = typeof reading === 'object' ? reading.day : toLines(text)
    }
    const addresses = new Map<string, string[]>()
    for (const {detail = '', text, at} of this.#of('address')) {
      const place = detail || String(at)
      addresses.set(place, [...(addresses.get(place) ?? []), ...text.split('\n').map(toOneLine)])
    }
    const address = unique([...addresses.values()].map(parts => parts.filter(Boolean).join(', '))).join('; ')
    return address === '' ? custom : {...custom, address}
  }
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

type Given<T> = {[K in keyof T]?: Exclude<T[K], undefined>}

const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
