import {CrmError} from '../errors.ts'
import {exitCodes} from '../exit-codes.ts'
import {safeJson, safeLines, safeText} from '../text/safe.ts'
import {describeParserError, unwrapMessage} from './parser-errors.ts'
import {outputFailure, type Writer} from './streams.ts'

interface ReportOptions {
  readonly json: boolean
  /** The words after `crm`. */
  readonly argv: readonly string[]
  /** The command that ran, `promise keep`, where one was found. */
  readonly command?: string | undefined
  readonly stdout: Writer
  readonly stderr: Writer
}

/** Names of the errors that the prompts throw when somebody leaves them. */
const leavings: ReadonlySet<string> = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError'])

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** The code that `this.exit(code)` of a command asks for, or undefined. */
function requestedExit(error: unknown): number | undefined {
  if (codeOf(error) !== 'EEXIT' || !(error instanceof Error) || !('oclif' in error)) return undefined
  const {oclif} = error
  const exit = oclif && typeof oclif === 'object' && 'exit' in oclif ? oclif.exit : undefined
  return typeof exit === 'number' ? exit : undefined
}

function asBug(error: unknown): CrmError {
  const message = error instanceof Error ? error.message || error.name : String(error)
  return new CrmError('bug', `This is a bug in crm: ${message}`, {
    hint: 'Nothing you did wrong. Run it again with DEBUG=1 and report what it prints.',
    cause: error,
  })
}

const unwrapped = (error: CrmError): CrmError => {
  const message = unwrapMessage(error.message)
  if (message === error.message) return error
  const {code, hint, candidates} = error
  return new CrmError(code, message, {
    ...(hint === undefined ? {} : {hint}),
    ...(candidates === undefined ? {} : {candidates}),
    cause: error,
  })
}

/** Any error of a command as one of ours: what is no error of use, of a value or of the world is a bug. */
export function explainError(error: unknown, command: string | undefined): CrmError {
  if (error instanceof CrmError) return unwrapped(error)
  if (error instanceof Error && leavings.has(error.name)) return new CrmError('cancelled', 'Cancelled.')
  const failure = outputFailure(error)
  if (failure !== undefined)
    return new CrmError('data-file', `the output could not be written: ${failure}`, {cause: error})
  return describeParserError(error, {command}) ?? asBug(error)
}

/** Whoever leaves a question made no mistake; what could be shared is told by the hint, each with its command. */
function writeText({code, message, hint, candidates = []}: CrmError, stderr: Writer): void {
  const offered = code === 'too-little-to-share' ? [] : candidates
  const choices = offered.map(({id, name}) => `  ${safeText(id)}  ${safeText(name)}\n`)
  const wayOut = hint === undefined ? '' : `${safeLines(hint)}\n`
  stderr.write(`${code === 'cancelled' ? '' : 'error: '}${safeLines(message)}\n${choices.join('')}${wayOut}`)
}

function writeJson({code, message, hint, candidates}: CrmError, stdout: Writer): void {
  stdout.write(`${safeJson({error: {code, message, hint, candidates}}, 2)}\n`)
}

/** Tries one way after the other to tell an error: where none is left, the exit code alone says it. */
function tellByOneOf(...ways: readonly (() => void)[]): void {
  for (const tell of ways) {
    try {
      tell()
      return
    } catch {
      // That output is gone or full.
    }
  }
}

/**
 * Prints an error, as text on stderr or as one JSON object on stdout, and returns the exit code it asks for. An output that is
 * gone (`crm list | head`) ends quietly; one that cannot take the JSON leaves the text. The stack is printed where the environment
 * sets DEBUG.
 */
export function reportError(error: unknown, options: ReportOptions): number {
  if (codeOf(error) === 'EPIPE') return 0
  const exit = requestedExit(error)
  if (exit !== undefined) return exit
  const known = explainError(error, options.command)
  const {stdout, stderr} = options
  const asText = () => writeText(known, stderr)
  tellByOneOf(...(options.json ? [() => writeJson(known, stdout), asText] : [asText]))
  const stack = error instanceof Error ? error.stack : undefined
  if (process.env['DEBUG'] && stack) tellByOneOf(() => stderr.write(`${safeLines(stack)}\n`))
  return exitCodes[known.code]
}
