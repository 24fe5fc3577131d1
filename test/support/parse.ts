import type {Interfaces} from '@oclif/core'
import {parse} from '@oclif/core/parser'
import {acceptWords, joinWords} from '../../src/lib/start/words.ts'

interface Definition {
  readonly args?: Interfaces.ArgInput
  readonly flags?: Interfaces.FlagInput
}

/** Parses words as the base command does. */
export async function parseWords({args = {}, flags = {}}: Definition, ...words: string[]) {
  const input = {args, flags}
  const parsed = await parse(words, acceptWords(input))
  return joinWords(parsed, args)
}
