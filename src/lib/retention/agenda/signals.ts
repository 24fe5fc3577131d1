import {afterStepId} from '../ladder.ts'
import {findRedSignals} from '../signals.ts'
import {doneAndSnooze, type FoundItem, makeItem, recordIdOf, type Source} from './item.ts'

/**
 * Red signals: overdue from the day they turned red. Ambers are a digest and never here.
 *
 * Some say of a record what a line of its own says already: a promise of mine, an invoice, an answer to act on, an
 * engagement that ended. There the signal takes the place of that line (`putSignalsInPlace`), so that one thing is one
 * line: it bears the evidence of the signal, the day and the commands of the line. To complete or to snooze it does so to
 * the line (`resolveItem`); a line that is hidden hides its signal; and where only the line's kind is asked for, the line
 * itself is listed.
 */
export const signals: Source = {
  kind: 'signal',
  items({book, today, customers, orders}) {
    const found = findRedSignals({book, today, customers}, orders)
    return found.map(({id, customer, since, evidence, action}) => {
      const actions = () => [action(), ...doneAndSnooze(book, id)]
      return makeItem(today, {id, kind: 'signal', customer, on: since, severity: 'overdue', reason: evidence, actions})
    })
  },
}

/** The items that are no signals, by their ids. */
const linesById = (items: readonly FoundItem[]): ReadonlyMap<string, FoundItem> =>
  new Map(items.flatMap(item => (item.kind === 'signal' ? [] : [[item.id, item]])))

const findLine = (signal: FoundItem, lines: ReadonlyMap<string, FoundItem>): FoundItem | undefined => {
  const record = recordIdOf(signal.id)
  return lines.get(record) ?? lines.get(`${record}/${afterStepId}`)
}

/** The line that a signal says again, if there is one among the items: that of the record itself, or of its end. */
export const lineBehind = (signal: FoundItem, items: readonly FoundItem[]): FoundItem | undefined =>
  findLine(signal, linesById(items))

/** Leaves out what is hidden, and puts each signal in the place of the line that it says again. */
export function putSignalsInPlace(
  items: readonly FoundItem[],
  isHidden: (item: FoundItem) => boolean,
): readonly FoundItem[] {
  const shown = items.filter(item => !isHidden(item))
  if (!shown.some(({kind}) => kind === 'signal')) return shown
  const lines = linesById(items)
  const replaced = new Set<string>()
  const placed = shown.flatMap((item): FoundItem[] => {
    const line = item.kind === 'signal' ? findLine(item, lines) : undefined
    if (!line) return [item]
    if (isHidden(line)) return []
    replaced.add(line.id)
    const actions = () => [...new Set([...item.actions().slice(0, 1), ...line.actions()])]
    return [{...line, id: item.id, kind: 'signal', severity: item.severity, reason: item.reason, actions}]
  })
  return placed.filter(({id}) => !replaced.has(id))
}
