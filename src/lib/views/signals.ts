import type {Explained} from '../actions/signals.ts'
import type {Book} from '../book/book.ts'
import type {SignalKind, SignalSeverity} from '../retention/signals/signal.ts'
import type {ListedSignal} from '../retention/signals.ts'
import type {Screen} from '../terminal/screen.ts'
import {safeText} from '../text/safe.ts'
import {data, heading, lines, quoted, wrapped} from './parts.ts'
import type {View} from './view.ts'

const titles: Readonly<Record<SignalKind, string>> = {risk: 'Risks', opportunity: 'Opportunities'}

const paintOf = (severity: SignalSeverity, {palette}: Screen) =>
  ({red: palette.danger, amber: palette.warning})[severity]

const asideLines = ({aside}: ListedSignal, screen: Screen): string[] => {
  if (!aside) return []
  const why = aside.why ? `: ${aside.why}` : ''
  const text = `set aside${aside.until ? ` until ${aside.until}` : ', dealt with'}${why}`
  return wrapped(text, screen, 4).map(screen.palette.dim)
}

const signalLines = (signal: ListedSignal, screen: Screen, book: Book): string => {
  const {palette} = screen
  const head = [
    {text: signal.severity, paint: paintOf(signal.severity, screen)},
    {text: data(signal.customer.name, screen), paint: palette.strong},
    {text: book.shortId(signal.id), paint: palette.id},
  ]
  return lines(
    ...heading(head, screen, 2),
    ...wrapped(signal.evidence, screen, 4),
    `    ${palette.command(safeText(signal.action))}`,
    ...asideLines(signal, screen),
  )
}

/** What to do next, risks and opportunities apart, each with what was seen and a command. */
export const viewSuggestions: View<{suggestions: readonly ListedSignal[]}> = ({suggestions}, screen, book) => {
  if (suggestions.length === 0) return 'Nothing stands out.'
  const sections = (['risk', 'opportunity'] as const).flatMap(kind => {
    const found = suggestions.filter(signal => signal.kind === kind)
    if (found.length === 0) return []
    return [`${screen.palette.accent(titles[kind])}\n${found.map(each => signalLines(each, screen, book)).join('\n')}`]
  })
  const hint = 'Set one aside: crm next explain ID --until DAY --why TEXT'
  return lines(sections.join('\n\n'), '', ...wrapped(hint, screen, 0).map(screen.palette.dim))
}

/** What was set aside, and until when. */
export const viewExplained: View<Explained> = ({explained}, screen) =>
  lines(
    `Set aside until ${explained.until}: ${explained.signal} · ${screen.palette.strong(data(explained.customer.name, screen))}`,
    ...quoted(explained.why, screen),
  )
