import {CrmError} from '../../src/lib/errors.ts'
import type {Choice, Prompter} from '../../src/lib/terminal/prompts.ts'

/** A prompter that notes what was asked. */
interface Answering extends Prompter {
  readonly asked: readonly string[]
}

/**
 * Somebody who answers in this order: the beginning of a choice, or a text that is typed; an empty one takes what stands ready.
 * They leave when the answers are used up, and each answer that does not do ends the test.
 */
export function answering(...answers: readonly string[]): Answering {
  const left = [...answers]
  const asked: string[] = []
  const next = (message: string): string => {
    asked.push(message)
    const answer = left.shift()
    if (answer === undefined) throw new CrmError('cancelled', 'cancelled')
    return answer
  }
  const pick = <T>(answer: string, choices: readonly Choice<T>[]): T => {
    const choice = choices.find(({name}) => name.startsWith(answer))
    if (!choice) throw new Error(`not offered: ${answer}`)
    return choice.value
  }
  return {
    asked,
    ask: async ({message, initial = '', validate = () => true}) => {
      const text = next(message) || initial
      const verdict = validate(text)
      if (verdict !== true) throw new Error(verdict)
      return text
    },
    choose: async ({message, choices, initial}) => {
      const answer = next(message)
      return answer === '' && initial !== undefined ? initial : pick(answer, choices)
    },
    search: async ({message, find}) => pick('', find(next(message))),
    confirm: async ({message, initial}) => {
      const answer = next(message)
      return answer === '' ? initial : answer === 'y'
    },
  }
}
