import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import {foldText} from '../text/fold.ts'

/** A stage of the pipeline, and how likely work that stands there is to come, in percent. */
export interface Stage {
  readonly name: string
  readonly probability: number
}

/** The last stage of work that came. */
export const wonStage = 'won'
/** The last stage of work that did not. */
export const lostStage = 'lost'

/** Where every pipeline ends. */
const ends: readonly Stage[] = [
  {name: wonStage, probability: 100},
  {name: lostStage, probability: 0},
]

/** True for a stage that an opportunity does not leave any more. */
export const isEnd = (stage: string): boolean => ends.some(({name}) => name === stage)

/** Judgements, as everybody's first guesses are: set your own once you have some that were won and lost. */
export const defaultStages = 'talk 10, proposal 40, negotiation 70, won, lost'

const hint = 'Name them in order, each with its percent: "talk 10, proposal 40, won, lost".'
const pattern = /^(.{1,40}?)(?:\s+(\d{1,3})\s*%?)?$/u

function parseStage(text: string): Stage {
  const [, name = '', percent] = pattern.exec(toAsciiDigits(text)) ?? []
  const end = ends.find(each => each.name === foldText(name))
  if (end && (percent === undefined || Number(percent) === end.probability)) return end
  if (end) throw invalidValue(`${name} is always ${end.probability} percent: ${text}`, hint)
  if (name === '' || !/\p{L}/u.test(name)) throw invalidValue(`not a stage: ${text}`, hint)
  if (percent === undefined || Number(percent) > 100) throw invalidValue(`how likely is ${text}?`, hint)
  return {name, probability: Number(percent)}
}

/** Reads `talk 10, proposal 40, won, lost`; the ends come last, given or not. Throws for anything else. */
export function parseStages(text: string): Stage[] {
  const parts = text.split(',').map(part => part.trim().replace(/\s+/g, ' '))
  const given = parts.filter(part => part !== '').map(parseStage)
  const open = given.filter(({name}) => !isEnd(name))
  if (open.length === 0) throw invalidValue(`no stage before won and lost: ${text}`, hint)
  const names = open.map(({name}) => foldText(name))
  const twice = open.find(({name}, at) => names.indexOf(foldText(name)) !== at)
  if (twice) throw invalidValue(`a stage twice: ${twice.name}`, hint)
  return [...open, ...ends]
}

const formatStage = ({name, probability}: Stage): string => (isEnd(name) ? name : `${name} ${probability}`)

/** The stages as they are written on one line. */
export const formatStages = (stages: readonly Stage[]): string => stages.map(formatStage).join(', ')

/** The settings of the pipeline. */
export const stageDefinitions = {
  stages: {
    help: 'the stages of the pipeline, each with how likely it is in percent',
    fallback: defaultStages,
    parse: (text: string): string => formatStages(parseStages(text)),
  },
}
