import type {HealthList} from '../actions/health.ts'
import type {Book} from '../book/book.ts'
import type {CustomerHealth} from '../retention/customer-health.ts'
import type {HealthBand} from '../retention/health.ts'
import type {Screen} from '../terminal/screen.ts'
import {data, hanging, lines, wrapped} from './parts.ts'
import type {View} from './view.ts'

const paintBand = (band: HealthBand, {palette}: Screen): string =>
  ({red: palette.danger, yellow: palette.warning, green: palette.good})[band](band)

/** The band and the number, or why there is none. */
const verdict = ({band, score, unknown}: CustomerHealth, screen: Screen): string => {
  const number = score === null ? `unknown: ${unknown}` : String(score)
  return band === null ? number : `${paintBand(band, screen)} ${number}`
}

const partWords = ({parts}: CustomerHealth): string =>
  Object.entries(parts)
    .map(([part, {score}]) => `${part} ${score === null ? '–' : Math.round(score)}`)
    .join(' · ')

/** How a customer stands: the reasons, then the number they make. */
export const healthLines = (health: CustomerHealth, screen: Screen): string[] => [
  ...health.reasons.flatMap(reason => wrapped(reason, screen)),
  ...hanging(`  ${verdict(health, screen)}  `, partWords(health), screen),
]

const customerLines = (health: CustomerHealth, screen: Screen, book: Book): string =>
  lines(
    `${screen.palette.strong(data(health.customer.name, screen))}  ${screen.palette.id(book.shortId(health.customer.id))}`,
    ...healthLines(health, screen),
  )

/** The customers one works with, the worst first. */
export const viewHealth =
  (total: number): View<HealthList> =>
  ({health}, screen, book) => {
    if (total === 0) return 'Nobody to look after yet.'
    const hidden = total - health.length
    return lines(
      health.map(each => customerLines(each, screen, book)).join('\n\n'),
      hidden > 0 && screen.palette.dim(`\n… and ${hidden} more: crm health --limit ${total}`),
    )
  }
