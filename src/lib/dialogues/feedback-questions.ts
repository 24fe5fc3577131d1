import type {Instrument} from '../book/choices.ts'
import {readText} from '../book/input.ts'
import {answerNeeds, parseScale, parseScoreWithin, usualScales} from '../book/instruments.ts'
import type {Prompter} from '../terminal/prompts.ts'
import {checkedBy} from './questions.ts'

interface Answer {
  readonly score: string | undefined
  /** The ends of its scale where it is not the usual one. */
  readonly scale: string | undefined
  readonly comment: string | undefined
}

/** Asks for what an answer lacks: the score, or their words. */
export async function askForAnswer(prompter: Prompter, instrument: Instrument, given: Answer): Promise<Answer> {
  const needs = answerNeeds[instrument]
  const usual = usualScales[instrument]
  if (needs === 'score' && given.score === undefined) {
    const ends = parseScale(given.scale ?? `${usual?.low}-${usual?.high}`)
    const validate = checkedBy(text => parseScoreWithin(text, ends, instrument))
    return {...given, score: await prompter.ask({message: `Their score, ${ends.low}-${ends.high}`, validate})}
  }
  const hasAnswer = given.comment !== undefined || (needs !== 'words' && given.score !== undefined)
  if (hasAnswer) return given
  const message = instrument === 'exit' ? 'Why do they leave?' : 'Their words'
  return {...given, comment: await prompter.ask({message, validate: checkedBy(text => readText(text, 'comment'))})}
}
