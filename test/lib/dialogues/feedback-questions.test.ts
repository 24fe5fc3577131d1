import {describe, expect, it} from 'vitest'
import {askForAnswer} from '../../../src/lib/dialogues/feedback-questions.ts'
import type {Prompter} from '../../../src/lib/terminal/prompts.ts'

const nobody = (): Promise<never> => Promise.reject(new Error('not asked for'))

/** Answers every question for text with the first of the answers that its check accepts; notes what was asked. */
const typing = (...answers: readonly string[]) => {
  const asked: string[] = []
  const prompter: Prompter = {
    ask: async ({message, validate = () => true}) => {
      asked.push(message)
      return answers.find(answer => validate(answer) === true) ?? nobody()
    },
    choose: nobody,
    search: nobody,
    confirm: nobody,
  }
  return {prompter, asked}
}

const nothing = {score: undefined, scale: undefined, comment: undefined}

describe('askForAnswer', () => {
  it('asks for a score with its scale, until it is one', async () => {
    const {prompter, asked} = typing('nine', '11', '9')
    expect(await askForAnswer(prompter, 'nps', nothing)).toMatchObject({score: '9'})
    await askForAnswer(prompter, 'csat', {...nothing, scale: '1-10'})
    expect(asked).toEqual(['Their score, 0-10', 'Their score, 1-10'])
  })

  it.each([
    ['exit', {score: '3'}, 'Why do they leave?'],
    ['testimonial', {}, 'Their words'],
    ['review', {}, 'Their words'],
  ] as const)('asks for the words of %s', async (instrument, given, message) => {
    const {prompter, asked} = typing(' ', 'Too dear')
    expect(await askForAnswer(prompter, instrument, {...nothing, ...given})).toMatchObject({comment: 'Too dear'})
    expect(asked).toEqual([message])
  })

  it.each([
    ['nps', {score: '9'}],
    ['review', {score: '5'}],
    ['health-check', {comment: 'All well'}],
    ['exit', {comment: 'Too dear'}],
  ] as const)('asks nothing where %s has what it needs', async (instrument, given) => {
    const {prompter, asked} = typing()
    expect(await askForAnswer(prompter, instrument, {...nothing, ...given})).toMatchObject(given)
    expect(asked).toEqual([])
  })
})
