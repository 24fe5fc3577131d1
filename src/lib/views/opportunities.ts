import type {OpportunityChange} from '../actions/opportunities.ts'
import type {Moved} from '../actions/opportunity-moves.ts'
import type {Pipeline, PipelineStage} from '../actions/pipeline.ts'
import type {Book} from '../book/book.ts'
import {formatMoney, type Money} from '../book/money.ts'
import type {Owned, Presented} from '../book/present.ts'
import {isEnd} from '../book/stage-settings.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {data, hanging, heading, idCell, idOf, lines, quoted, wrapped} from './parts.ts'
import type {View} from './view.ts'

const worthOf = (opportunity: Presented): string[] =>
  opportunity['worth'] === undefined ? [] : [formatMoney(opportunity['worth'] as unknown as Money)]

const percentOf = (opportunity: Presented): string[] =>
  opportunity['probability'] === undefined ? [] : [`${opportunity['probability']}%`]

/** An opportunity that was added or moved, and what winning it began. */
export const viewOpportunity: View<OpportunityChange & Partial<Moved>> = (
  {opportunity, customer, engagement, playbook, referral},
  screen,
  book,
) => {
  const close = opportunity['close'] === undefined ? [] : [`decision by ${opportunity['close']}`]
  const ended = isEnd(String(opportunity['stage']))
  const about = [
    'Opportunity',
    screen.palette.strong(data(customer, screen)),
    data(String(opportunity['stage']), screen),
    ...worthOf(opportunity),
    ...(ended ? [] : [...percentOf(opportunity), ...close]),
  ]
  return lines(
    `${about.join(' · ')}  ${idOf(book, opportunity.id, screen)}`,
    ...quoted(String(opportunity['title']), screen),
    engagement && `  engagement from ${engagement['start']}  ${idOf(book, engagement.id, screen)}`,
    playbook &&
      `  playbook ${data(String(playbook['name']), screen)} from ${playbook['on']}  ${idOf(book, playbook.id, screen)}`,
    referral && `  the referral is won: crm refer thank ${book.shortId(referral.id)}`,
  )
}

/** Opportunities as a table. */
export const viewOpportunities: View<{opportunities: readonly Owned[]}> = ({opportunities}, screen, book) => {
  if (opportunities.length === 0)
    return 'No open opportunity. Add one: crm opportunity add CUSTOMER "title" --worth "9000 EUR"'
  return renderTable(
    [
      {header: 'id'},
      {header: 'stage'},
      {header: 'close'},
      {header: 'likely', align: 'right', spare: true},
      {header: 'worth', align: 'right'},
      {header: 'customer', flexible: true},
      {header: 'title', flexible: true},
    ],
    opportunities.map(opportunity => [
      idCell(book, opportunity.id, screen),
      String(opportunity['stage']),
      String(opportunity['closedOn'] ?? opportunity['close'] ?? '–'),
      percentOf(opportunity)[0] ?? '–',
      worthOf(opportunity)[0] ?? '–',
      opportunity.customer.name,
      String(opportunity['title']),
    ]),
    screen,
  )
}

const sum = (amounts: readonly Money[]): string => (amounts.length === 0 ? '–' : amounts.map(formatMoney).join(' + '))

const cardLines = (card: Owned, screen: Screen, book: Book): string[] => {
  const next = card['next'] === undefined ? [] : [`next: ${card['next']}`]
  const close = card['close'] === undefined ? [] : [`by ${card['close']}`]
  const parts = [card.customer.name, String(card['title']), ...worthOf(card), ...percentOf(card), ...close, ...next]
  return hanging(`  ${idOf(book, card.id, screen)}  `, parts.join(' · '), screen)
}

const stageLines = (stage: PipelineStage, amounts: readonly string[], screen: Screen): string[] => {
  const percent = stage.probability === null || isEnd(stage.stage) ? '' : ` ${stage.probability}%`
  const facts = [String(stage.opportunities.length), ...(stage.opportunities.length === 0 ? [] : amounts)]
  const name = {text: `${data(stage.stage, screen)}${percent}`, paint: screen.palette.accent}
  return heading([name, ...facts.map(text => ({text}))], screen)
}

/** The pipeline as a board: each open stage with its cards and sums, what was won and lost, why, and where more may come. */
export const viewPipeline: View<Pipeline> = ({stages, open, wonRate, lostReasons, hints}, screen, book) => {
  const going = stages.filter(({stage}) => !isEnd(stage))
  const ended = stages.filter(({stage, opportunities}) => isEnd(stage) && opportunities.length > 0)
  const reasons = lostReasons.flatMap(({why, count}) => hanging(`  ${count} × `, why ?? 'no reason given', screen))
  const total = [
    `${open.count} open`,
    ...(open.count === 0 ? [] : [sum(open.sums), `weighted ${sum(open.weighted)}`]),
    ...(wonRate === null ? [] : [`${wonRate}% of those that ended were won`]),
  ]
  if (open.count === 0 && ended.length === 0 && hints.length === 0) {
    return 'The pipeline is empty. Begin: crm opportunity add CUSTOMER "title" --worth "9000 EUR"'
  }
  return lines(
    ...heading(
      total.map(text => ({text})),
      screen,
    ),
    ...going.flatMap(each => [
      '',
      ...stageLines(each, [sum(each.sums), `weighted ${sum(each.weighted)}`], screen),
      ...each.opportunities.flatMap(card => cardLines(card, screen, book)),
    ]),
    ended.length > 0 && '',
    ...ended.flatMap(each => stageLines(each, [sum(each.sums)], screen)),
    ...reasons,
    hints.length > 0 && `\n${screen.palette.accent('They may need more')}`,
    ...hints.flatMap(({customer, evidence, action}) => [
      ...wrapped(`${customer.name}: ${evidence}`, screen),
      `    ${screen.palette.dim(action)}`,
    ]),
  )
}
