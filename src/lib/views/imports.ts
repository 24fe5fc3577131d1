import type {Json} from '../change/json.ts'
import type {ImportPlan} from '../exchange/plan-import.ts'
import type {PlannedEntry} from '../exchange/planned-entry.ts'
import type {Screen} from '../terminal/screen.ts'
import {data, hanging, lines, wrapped} from './parts.ts'
import type {View} from './view.ts'

/** Entries of one kind that are written out; the rest is counted. */
export const mostListed = 25

const indent = '  '

/** Lines of one text that are shown in a window: a note may be as long as a book. */
const mostLines = 12

const shorten = (text: readonly string[], {palette}: Screen): string[] =>
  text.length <= mostLines ? [...text] : [...text.slice(0, mostLines), `${indent}${indent}${palette.dim('…')}`]

/** Ids, which say nothing to the eye. */
const unseen: ReadonlySet<string> = new Set(['with'])

/** Each field with its value: `role Plant manager (was Buyer) · emails a@b.example, c@d.example`. */
function fieldsText(fields: PlannedEntry['fields'], was: PlannedEntry['fields'] = {}): string {
  return Object.entries(fields)
    .filter(([name]) => !unseen.has(name))
    .map(([name, value]) => {
      const before = was[name]
      return `${name} ${valueText(value)}${before === undefined ? '' : ` (was ${valueText(before)})`}`
    })
    .join(' · ')
}

function valueText(value: Json): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, held]) => (held === true ? key : `${key} ${typeof held === 'string' ? held : ''}`.trim()))
    .join(', ')
}

/** What happened, and what is to be remembered, is named; people and firms need no word. */
const named: ReadonlySet<string> = new Set(['customer', 'contact'])

/** `Helen Marks · Apex`, `touch · Helen Marks · Apex`; of what is with nobody in the book, the file. */
function whoIs({type, customer, contact, file}: PlannedEntry, screen: Screen): string {
  const names = [contact, customer].filter(name => name !== null)
  const [first = file, ...others] = names
  const who = [screen.palette.strong(data(first, screen)), ...others.map(name => data(name, screen))]
  return (named.has(type) || names.length === 0 ? who : [type, ...who]).join(' · ')
}

function entryLines(planned: PlannedEntry, screen: Screen): string[] {
  const {fields, left, was, reason} = planned
  const {palette} = screen
  const written = fieldsText(fields, was)
  const notTaken = `${indent}${indent}${palette.warning('not taken:')} `
  return [
    `${indent}${whoIs(planned, screen)}`,
    ...(reason ? wrapped(reason, screen, 4).map(palette.dim) : []),
    ...(written ? shorten(wrapped(written, screen, 4), screen) : []),
    ...(left ? shorten(hanging(notTaken, fieldsText(left), screen), screen) : []),
  ]
}

function section(title: string, entries: readonly PlannedEntry[], screen: Screen): string[] {
  if (entries.length === 0) return []
  const more = entries.length - mostListed
  return [
    title,
    ...entries.slice(0, mostListed).flatMap(entry => entryLines(entry, screen)),
    ...(more > 0 ? [screen.palette.dim(`${indent}… and ${more} more: --json lists all`)] : []),
    '',
  ]
}

const isWorthAWord = ({left, candidates}: PlannedEntry): boolean => left !== undefined || candidates !== undefined

function problemLines({problems}: ImportPlan, screen: Screen): string[] {
  const more = problems.length - mostListed
  return [
    ...problems
      .slice(0, mostListed)
      .flatMap(({file, line, message}) =>
        hanging(`${screen.palette.warning(`${data(file, screen)}:${line}`)} `, message, screen),
      ),
    ...(more > 0 ? [screen.palette.dim(`… and ${more} more: --json lists all`)] : []),
  ]
}

/** What an import did, or with `dryRun` would do. */
export const viewImport =
  (dryRun: boolean): View<{readonly plan: ImportPlan}> =>
  ({plan}, screen) => {
    const {add, update, skip, problems} = plan
    const open = skip.filter(isWorthAWord)
    const counts = [
      `${add.length} ${dryRun ? 'to add' : 'added'}`,
      `${update.length} ${dryRun ? 'to update' : 'updated'}`,
    ]
    const summary = [
      ...counts,
      `${skip.length} skipped`,
      `${problems.length} problem${problems.length === 1 ? '' : 's'}`,
    ].join(', ')
    return lines(
      ...section(dryRun ? 'Would add' : 'Added', add, screen),
      ...section(dryRun ? 'Would update' : 'Updated', update, screen),
      ...section('Left as it is', open, screen),
      ...problemLines(plan, screen),
      problems.length > 0 && '',
      ...wrapped(`${summary}.${dryRun ? ' Nothing was written.' : ''}`, screen, 0),
      ...(open.some(({left}) => left !== undefined)
        ? wrapped('To take what was not taken, over what the book has: --update', screen, 0).map(screen.palette.dim)
        : []),
    )
  }
