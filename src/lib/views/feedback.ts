import type {Book} from '../book/book.ts'
import type {Instrument} from '../book/choices.ts'
import type {Owned, Presented} from '../book/present.ts'
import type {Feedback} from '../book/registry.ts'
import {instrumentNames} from '../retention/answers.ts'
import {isUnhappy} from '../retention/signals/unhappy.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {data, idCell, idOf, lines, quoted, wrapped} from './parts.ts'
import type {View} from './view.ts'

const text = (record: Presented, field: string): string => String(record[field] ?? '')

const instrumentOf = (feedback: Presented): string => instrumentNames[feedback['instrument'] as Instrument]

/** `NPS 9 of 0–10`; where the lower score is the better one it says so. */
const answerOf = (feedback: Presented): string => {
  if (feedback['score'] === undefined) return instrumentOf(feedback)
  const lower = feedback['better'] === 'lower' ? ', lower is better' : ''
  return `${instrumentOf(feedback)} ${feedback['score']} of ${feedback['low']}–${feedback['high']}${lower}`
}

const actionLine = (feedback: Presented, screen: Screen): string | undefined =>
  feedback['action'] === undefined || feedback['closedOn'] !== undefined
    ? undefined
    : `  to do: ${data(text(feedback, 'action'), screen)}`

/** Whoever is unhappy and has been promised nothing comes up by themselves only after two weeks. */
const adviceLines = (feedback: Presented, screen: Screen, book: Book): string[] => {
  const isOpen = feedback['action'] === undefined && feedback['closedOn'] === undefined
  if (!isOpen || !isUnhappy(feedback as unknown as Feedback)) return []
  const advice = `What will you do about it? crm edit ${book.shortId(feedback.id)} --action TEXT puts it on crm due`
  return wrapped(advice, screen).map(screen.palette.dim)
}

/** An answer that was recorded or closed. */
export const viewFeedback: View<{feedback: Presented; customer: string}> = ({feedback, customer}, screen, book) => {
  const closed = feedback['closedOn']
  const about = [
    closed === undefined ? 'Feedback' : `Closed ${closed}`,
    screen.palette.strong(data(customer, screen)),
    answerOf(feedback),
    text(feedback, 'on'),
    ...(feedback['mayQuote'] === true ? ['may be quoted'] : []),
  ]
  return lines(
    `${about.join(' · ')}  ${idOf(book, feedback.id, screen)}`,
    ...quoted(text(feedback, 'comment'), screen),
    actionLine(feedback, screen),
    ...adviceLines(feedback, screen, book),
    ...(closed === undefined ? [] : quoted(text(feedback, 'closeNote'), screen)),
  )
}

const stateOf = (feedback: Presented): string => {
  if (feedback['closedOn'] !== undefined) return 'closed'
  return feedback['action'] === undefined ? '–' : 'to do'
}

/** Answers as a table: ids and days first, words last. */
export const viewFeedbackList: View<{feedback: readonly Owned[]}> = ({feedback}, screen, book) => {
  if (feedback.length === 0) return 'No feedback. Record an answer: crm feedback CUSTOMER nps 9'
  return renderTable(
    [
      {header: 'id'},
      {header: 'day', spare: 1},
      {header: 'instrument'},
      {header: 'score', align: 'right'},
      {header: 'action', spare: 2},
      {header: 'customer', flexible: true, min: 8},
      {header: 'words', flexible: true, spare: 3},
    ],
    feedback.map(answer => [
      idCell(book, answer.id, screen),
      text(answer, 'on'),
      instrumentOf(answer),
      answer['score'] === undefined ? '–' : `${answer['score']} of ${answer['low']}–${answer['high']}`,
      stateOf(answer),
      answer.customer.name,
      [text(answer, 'comment'), text(answer, 'action')].filter(Boolean).join(' · '),
    ]),
    screen,
  )
}
