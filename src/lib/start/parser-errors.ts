import {CrmError} from '../errors.ts'
import {editDistance} from '../text/fold.ts'
import {quote} from '../text/quote.ts'
import {defaultCommand} from './command-line.ts'

interface Asked {
  /** The command that ran, `promise keep`. */
  readonly command?: string | undefined
}

/** What the errors of oclif's parser carry beside their message. */
interface ParserError extends Error {
  readonly args?: readonly unknown[]
  readonly flags?: readonly string[]
  readonly parse?: {
    readonly input?: {
      readonly flags?: Readonly<Record<string, FlagRules>>
      readonly args?: Readonly<Record<string, ArgForm>>
    }
    readonly output?: {readonly raw?: readonly {readonly type: string; readonly flag?: string}[]}
  }
}

/** What a flag asks of the others. */
interface FlagRules {
  readonly required?: boolean
  readonly exclusive?: readonly string[]
  readonly dependsOn?: readonly string[]
}

interface ArgForm {
  readonly required?: boolean
}

const usage = (message: string, hint: string): CrmError => new CrmError('usage', message, {hint})

/** The command that `crm` alone runs has the help of all. */
const helpOf = ({command}: Asked): string =>
  command === undefined || command === defaultCommand ? 'crm --help' : `crm ${command} --help`

const closing = /\s*See more help with --help\s*$/

/** An error thrown while a flag was read has its message wrapped by the parser. */
const wrapped = /^Parsing --[\w-]+ \n\t/

/** The message as it was thrown, without what oclif's parser writes around it. */
export const unwrapMessage = (message: string): string => message.replace(closing, '').replace(wrapped, '')

const nameOf = (arg: unknown): string =>
  arg && typeof arg === 'object' && 'name' in arg && typeof arg.name === 'string' ? arg.name.toUpperCase() : ''

/** The flags of a command that a mistyped one may mean. */
function suggestFlag(given: string, flags: readonly string[]): string | undefined {
  const [wanted = ''] = given.replace(/^-+/, '').split('=')
  const near = flags
    .map(flag => ({flag, distance: editDistance(wanted, flag)}))
    .filter(({distance}) => distance <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return near[0]?.flag
}

function describeUnknownFlag(error: ParserError, asked: Asked): CrmError {
  const [given = ''] = error.flags ?? []
  const message = `no such flag: ${given}`
  if (!/^-{1,2}[A-Za-z][\w-]*(=.*)?$/s.test(given)) return usage(message, 'Put -- before text that begins with a dash.')
  const near = suggestFlag(given, Object.keys(error.parse?.input?.flags ?? {}))
  return usage(message, near ? `Did you mean --${near}?` : `The flags are listed by: ${helpOf(asked)}`)
}

/** `crm promise keep ID` */
function formOf(args: Readonly<Record<string, ArgForm>>, {command}: Asked): string {
  const words = Object.entries(args).map(([name, {required}]) =>
    required ? name.toUpperCase() : `[${name.toUpperCase()}]`,
  )
  return ['crm', command, ...words].filter(Boolean).join(' ')
}

const describeMissing = (error: ParserError, asked: Asked): CrmError =>
  usage(
    `missing: ${(error.args ?? []).map(nameOf).join(' ')}`,
    `How to write it: ${formOf(error.parse?.input?.args ?? {}, asked)}   (examples: ${helpOf(asked)})`,
  )

/** Many commands take the customer as their first word: one that has a flag for it says so. */
function describeUnexpected(error: ParserError, asked: Asked): CrmError {
  const {flags = {}, args = {}} = error.parse?.input ?? {}
  const words = (error.args ?? []).join(' ')
  const isCustomer = Object.hasOwn(flags, 'customer') && Object.keys(args).length === 0
  return usage(
    `too many words: ${words}`,
    isCustomer
      ? `For one customer: crm ${asked.command} --customer ${quote(words)}`
      : `Put words that belong together in quotes. How to write it: ${helpOf(asked)}`,
  )
}

/** Messages of ours begin with a small letter, as they stand behind `error:`. */
const withSmallInitial = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** The rules between flags that were broken, each said once. */
function brokenRules(flags: Readonly<Record<string, FlagRules>>, given: ReadonlySet<string>): string[] {
  const broken = Object.entries(flags).flatMap(([name, {required, exclusive = [], dependsOn = []}]) => {
    if (!given.has(name)) return required ? [`missing: --${name}`] : []
    const others = exclusive.filter(other => given.has(other)).map(other => [name, other].sort())
    const missing = dependsOn.filter(other => !given.has(other))
    return [
      ...others.map(([one, other]) => `--${one} and --${other} exclude each other`),
      ...missing.map(other => `--${name} needs --${other}`),
    ]
  })
  return [...new Set(broken)]
}

function describeFailedRules({message, parse}: ParserError, asked: Asked): CrmError {
  const given = new Set((parse?.output?.raw ?? []).flatMap(({flag}) => flag ?? []))
  const broken = brokenRules(parse?.input?.flags ?? {}, given)
  const [, ...reasons] = unwrapMessage(message).split('\n')
  const said = broken.length > 0 ? broken : reasons.map(reason => withSmallInitial(reason.trim()))
  return usage(said.join('; '), `How to write it: ${helpOf(asked)}`)
}

function describePlainly({message}: ParserError, asked: Asked): CrmError {
  const [first = ''] = unwrapMessage(message).split('\n')
  return usage(withSmallInitial(first), `How to write it: ${helpOf(asked)}`)
}

/** The parser's errors by the names of their classes: oclif exports only their parent. */
const descriptions: Readonly<Record<string, (error: ParserError, asked: Asked) => CrmError>> = {
  RequiredArgsError: describeMissing,
  UnexpectedArgsError: describeUnexpected,
  NonExistentFlagsError: describeUnknownFlag,
  FailedFlagValidationError: describeFailedRules,
  FlagInvalidOptionError: describePlainly,
  ArgInvalidOptionError: describePlainly,
  CLIError: describePlainly,
}

/**
 * An error of oclif's parser as one of ours, code `usage`, naming the flag or the argument and the way out; undefined for any
 * other error.
 */
export function describeParserError(error: unknown, asked: Asked): CrmError | undefined {
  if (!(error instanceof Error)) return undefined
  const {name} = error.constructor
  return Object.hasOwn(descriptions, name) ? descriptions[name]?.(error, asked) : undefined
}
