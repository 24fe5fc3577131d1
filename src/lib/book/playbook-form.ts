import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import {nearest} from '../text/fold.ts'
import {shorten} from '../text/shorten.ts'
import {channels, instruments} from './choices.ts'

/** What makes a step needless where it happened by itself. */
export const fittingTouches = ['touch', 'two-way', ...channels.filter(channel => channel !== 'note')] as const
const fittings = [...fittingTouches, ...instruments] as const
export type Fitting = (typeof fittings)[number]

/** One line of a playbook: a step on each business day from `from` to `to`, counted from day 0. */
export interface PlaybookLine {
  readonly from: number
  readonly to: number
  /** A touch or an answer of one of these kinds is this step done; without any it is done by hand alone. */
  readonly fits: readonly Fitting[]
  /** Only after a good answer of the client. */
  readonly ifGood: boolean
  readonly text: string
}

export type PlaybookLines = readonly PlaybookLine[]

/** About four years: what lies further ahead is a reminder. */
const lastDay = 1000
/** A bound against slips such as `1-1000`; the longest playbook of use has a fifth of it. */
const mostSteps = 100
const longestText = 200

const example = 'Write each step as DAY KIND: TEXT, e.g. 0 welcome; 1 call: personal call; 2-5 touch: a short touch.'

function readDayNumber(text: string, line: string): number {
  const day = Number(toAsciiDigits(text))
  if (/^[-−]/.test(text)) {
    throw invalidValue(`a negative day: ${text} in "${shorten(line)}"`, 'A playbook begins on day 0: count from there.')
  }
  if (day > lastDay) {
    throw invalidValue(`a day too far ahead: ${text} in "${shorten(line)}"`, `Give a business day up to ${lastDay}.`)
  }
  return day
}

function readFitting(word: string, line: string): Fitting {
  const found = fittings.find(each => each === word.toLowerCase())
  if (found) return found
  const [near] = nearest(word, fittings, each => each)
  throw invalidValue(
    `no such channel or kind of answer: ${shorten(word)} in "${shorten(line)}"`,
    `${near ? `Did you mean ${near}? ` : ''}Before the colon stands one of: ${fittings.join(', ')}. A text that has a colon itself comes after another one: 3 : goals: written down.`,
  )
}

/** What stands before the colon: `call/video`, `nps if good`, `if good`. */
function readHead(head: string, line: string): Pick<PlaybookLine, 'fits' | 'ifGood'> {
  const words = head.replace(/(?:^|\s)if good$/i, '').trim()
  const fits = words === '' ? [] : words.split(/\s*\/\s*/).map(word => readFitting(word, line))
  return {fits: [...new Set(fits)], ifGood: words !== head}
}

function readStepText(text: string, line: string): string {
  const read = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(read)) throw invalidValue(`a step without a text: ${shorten(line)}`, example)
  if (read.length > longestText) {
    throw invalidValue(`a step of ${read.length} characters: ${shorten(line)}`, `Keep it to ${longestText}.`)
  }
  return read
}

function readPlaybookLine(line: string): PlaybookLine {
  const {
    from: first,
    to: last,
    rest = '',
  } = /^(?<from>[-−]?\p{Nd}+)(?:[-–—](?<to>[-−]?\p{Nd}+))?(?=[\s:]|$)(?<rest>.*)$/su.exec(line)?.groups ?? {}
  if (first === undefined) throw invalidValue(`a step without its day: ${shorten(line)}`, example)
  const from = readDayNumber(first, line)
  const to = last === undefined ? from : readDayNumber(last, line)
  if (to < from) throw invalidValue(`days that end before they begin: ${first}-${last}`, `Write ${to}-${from}.`)
  const colon = rest.indexOf(':')
  const head = colon < 0 ? {fits: [], ifGood: false} : readHead(rest.slice(0, colon).trim(), line)
  return {from, to, ...head, text: readStepText(rest.slice(colon + 1), line)}
}

/**
 * Reads a playbook that is written on one line: steps between semicolons, each `DAY TEXT` or `DAY KIND: TEXT`. DAY is a
 * business day from 0 or a range; KIND says what makes the step needless: `touch` (any), `two-way`, a channel, an
 * instrument of feedback, several between slashes; `if good` after it waits for a good answer.
 *
 * @throws CrmError `invalid-value` for no steps, a negative day, an unknown kind, a missing text.
 * @example parsePlaybook('1 call: hello') //=> [{from: 1, to: 1, fits: ['call'], ifGood: false, text: 'hello'}]
 */
export function parsePlaybook(text: string): PlaybookLines {
  const lines = text
    .split(';')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(readPlaybookLine)
  if (lines.length === 0) throw invalidValue(`a playbook without steps: ${shorten(text)}`, example)
  const steps = lines.reduce((sum, {from, to}) => sum + to - from + 1, 0)
  if (steps > mostSteps) throw invalidValue(`a playbook of ${steps} steps`, `Keep it to ${mostSteps}.`)
  return lines
}

const formatLine = ({from, to, fits, ifGood, text}: PlaybookLine): string => {
  const day = to > from ? `${from}-${to}` : `${from}`
  const head = [...(fits.length > 0 ? [fits.join('/')] : []), ...(ifGood ? ['if good'] : [])].join(' ')
  if (head) return `${day} ${head}: ${text}`
  return text.includes(':') ? `${day} : ${text}` : `${day} ${text}`
}

/** Writes a playbook as `parsePlaybook` reads it. */
export const formatPlaybook = (lines: PlaybookLines): string => lines.map(formatLine).join('; ')
