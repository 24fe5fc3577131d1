import {Args, Flags, type Interfaces} from '@oclif/core'
import {readChoice} from '../book/input.ts'
import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'

/** Written into the manifest for those who complete or fill in a command: what is given is still read by the command. */
interface Choices {
  /** The values there are, where they are few. */
  readonly choices?: readonly string[]
}

interface ArgOptions extends Choices {
  readonly description: string
  readonly required?: boolean
}

interface FlagOptions extends Choices {
  readonly description: string
  readonly char?: Interfaces.AlphabetLowercase
  readonly aliases?: string[]
  readonly helpGroup?: string
  /** What stands for the value in the help. */
  readonly helpValue?: string
  readonly hidden?: boolean
  readonly required?: boolean
  readonly dependsOn?: string[]
  readonly exclusive?: string[]
}

type Required<T> = T & {readonly required: true}

/** One word, or several in quotes. It never waits for standard input. */
export function textArg(options: Required<ArgOptions>): Interfaces.Arg<string>
export function textArg(options: ArgOptions): Interfaces.Arg<string | undefined>
export function textArg(options: ArgOptions): Interfaces.Arg<string> | Interfaces.Arg<string | undefined> {
  return Args.string({...options, ignoreStdin: true})
}

/**
 * All remaining words, joined with a space: text needs no quotes. Must be the last argument. A word that begins with a dash and
 * is no flag is refused, unless it stands behind `--`. The base command joins them, see `start/words.ts`.
 */
export function wordsArg(options: Required<ArgOptions>): Interfaces.Arg<string>
export function wordsArg(options: ArgOptions): Interfaces.Arg<string | undefined>
export function wordsArg(options: ArgOptions): Interfaces.Arg<string> | Interfaces.Arg<string | undefined> {
  const several: {multiple?: boolean} = {multiple: true}
  return Args.string({...options, ...several, ignoreStdin: true, joined: true})
}

/** One or more words, each for itself: files. Arguments before it must be required. */
export function listArg(options: Required<ArgOptions>): Interfaces.Arg<string[]>
export function listArg(options: ArgOptions): Interfaces.Arg<string[] | undefined>
export function listArg(options: ArgOptions): Interfaces.Arg<string[]> | Interfaces.Arg<string[] | undefined> {
  return Args.string({...options, multiple: true, ignoreStdin: true})
}

/** A flag with a text as its value. */
export function textFlag(options: FlagOptions & {readonly default: string}): Interfaces.OptionFlag<string>
export function textFlag(options: Required<FlagOptions>): Interfaces.OptionFlag<string>
export function textFlag(options: FlagOptions): Interfaces.OptionFlag<string | undefined>
export function textFlag(
  options: FlagOptions & {readonly default?: string},
): Interfaces.OptionFlag<string> | Interfaces.OptionFlag<string | undefined> {
  return Flags.string({...options, multiple: false})
}

/** A flag that may be repeated, one value each: `--tag a --tag b`. */
export function listFlag(options: FlagOptions): Interfaces.OptionFlag<string[] | undefined> {
  return Flags.string({...options, multiple: true, multipleNonGreedy: true, required: false})
}

/** A flag without a value. */
export function yesFlag(options: FlagOptions & {readonly allowNo?: boolean}): Interfaces.BooleanFlag<boolean> {
  return Flags.boolean(options)
}

/** A flag with one of a few values, in any case. */
export function choiceFlag<const T extends string>(
  choices: readonly T[],
  options: FlagOptions,
): Interfaces.OptionFlag<T | undefined> {
  const flag = Flags.custom<string>({
    parse: async (text, _context, {name}) => readChoice(text, choices, `value for --${name}`),
  })({helpValue: choices.join('|'), choices, ...options, required: false, multiple: false})
  return flag as Interfaces.OptionFlag<T | undefined>
}

/** A flag with a whole number from `min` (0) to `max`, in the digits of any script. */
export function countFlag(
  options: FlagOptions & {readonly min?: number; readonly max?: number},
): Interfaces.OptionFlag<number | undefined> {
  const {min = 0, max = Number.MAX_SAFE_INTEGER, ...rest} = options
  return Flags.custom<number>({
    parse: async (text, _context, flag) => readWholeNumber(text, `--${flag.name}`, min, max),
  })({helpValue: 'N', ...rest, multiple: false, required: false})
}

function readWholeNumber(text: string, flag: string, min: number, max: number): number {
  const digits = toAsciiDigits(text.trim())
  const number = Number(digits)
  if (/^\d+$/.test(digits) && number >= min && number <= max) return number
  const range = max === Number.MAX_SAFE_INTEGER ? `from ${min}` : `from ${min} to ${max}`
  throw invalidValue(`not a number for ${flag}: ${text}`, `Give a whole number ${range}.`)
}
