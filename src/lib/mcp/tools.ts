import {CrmError} from '../errors.ts'
import type {Manifest, ManifestArg, ManifestCommand, ManifestFlag} from '../program/manifest.ts'
import {type Access, type Offer, offerOf} from './tool-table.ts'

/** What whoever starts the server allows. */
export interface Allowance {
  readonly readOnly: boolean
  /** Records may be removed and merged, too. */
  readonly removal: boolean
}

/** One input of a tool: an argument or a flag of its command. */
type Input =
  | {readonly kind: 'arg'; readonly name: string; readonly arg: ManifestArg}
  | {readonly kind: 'flag'; readonly name: string; readonly flag: ManifestFlag}

/** A command as a tool. */
export interface Tool {
  readonly name: string
  /** The words that run its command. */
  readonly words: string
  readonly title: string
  readonly description: string
  readonly writes: boolean
  readonly removes: boolean
  readonly inputs: readonly Input[]
}

/** Flags of every command that mean nothing here; `--yes` is what calling the tool says. */
const general: ReadonlySet<string> = new Set(['json', 'file', 'yes'])

const allows = ({readOnly, removal}: Allowance, access: Access): boolean =>
  access === 'read' || (!readOnly && (access === 'write' || removal))

/** The tools of a program: every command that is offered under an allowance, made from the manifest. */
export function toolsOf({commands}: Manifest, allowance: Allowance): Tool[] {
  return Object.values(commands).flatMap(command => {
    const offer = offerOf(command.id.replaceAll(':', ' '))
    return offer && allows(allowance, offer.access) ? [makeTool(command, offer, allowance)] : []
  })
}

function makeTool(command: ManifestCommand, offer: Offer, {readOnly}: Allowance): Tool {
  const hidden = new Set([...general, ...(offer.without ?? []), ...(readOnly ? (offer.writing ?? []) : [])])
  const inputs = inputsOf(command, hidden)
  const words = command.id.replaceAll(':', ' ')
  const {summary = '', description} = command
  const writing = inputs.some(({name}) => offer.writing?.includes(name))
  return {
    name: words.replaceAll(' ', '_'),
    words,
    title: summary,
    description: `${summary}.${description ? ` ${description}` : ''}`,
    writes: offer.access !== 'read' || writing,
    removes: offer.access === 'remove',
    inputs,
  }
}

function inputsOf({args, flags}: ManifestCommand, hidden: ReadonlySet<string>): Input[] {
  const argInputs = Object.values(args).map((arg): Input => ({kind: 'arg', name: arg.name, arg}))
  const taken = new Set(Object.keys(args))
  const flagInputs = Object.values(flags).flatMap((flag): Input[] =>
    flag.hidden || hidden.has(flag.name)
      ? []
      : [{kind: 'flag', name: taken.has(flag.name) ? `${flag.name}-flag` : flag.name, flag}],
  )
  return [...argInputs.filter(({name}) => !hidden.has(name)), ...flagInputs]
}

type JsonSchema = {readonly [keyword: string]: unknown}

/** The JSON Schema of a tool's input. */
export function inputSchemaOf({inputs}: Tool): {
  type: 'object'
  properties: {[name: string]: JsonSchema}
  required: string[]
} {
  return {
    type: 'object',
    properties: Object.fromEntries(inputs.map(input => [input.name, schemaOfInput(input)])),
    required: inputs.flatMap(input => (input.kind === 'arg' && input.arg.required ? [input.name] : [])),
    additionalProperties: false,
  } as {type: 'object'; properties: {[name: string]: JsonSchema}; required: string[]}
}

function schemaOfInput(input: Input): JsonSchema {
  const {description, choices} = input.kind === 'arg' ? input.arg : input.flag
  const text = {type: 'string', ...(choices ? {enum: choices} : {})}
  const about = description === undefined ? {} : {description}
  if (input.kind === 'arg') return {...text, ...about}
  if (input.flag.type === 'boolean') return {type: 'boolean', ...about}
  return input.flag.multiple ? {type: 'array', items: text, ...about} : {...text, ...about}
}

/** Turns the input of a call into the words of its command. Throws `usage` for what the tool does not take. */
export function argvOf(tool: Tool, given: {readonly [name: string]: unknown}): string[] {
  for (const name of Object.keys(given)) {
    if (!tool.inputs.some(input => input.name === name)) {
      throw new CrmError('usage', `${tool.name} takes no ${name}`, {
        hint: `It takes: ${tool.inputs.map(input => input.name).join(', ') || 'nothing'}`,
      })
    }
  }
  const flags = tool.inputs.flatMap(input => (input.kind === 'flag' ? flagWords(input, given[input.name]) : []))
  const yes = tool.removes ? ['--yes'] : []
  return [...flags, ...yes, '--', ...argWords(tool, given)]
}

function flagWords({name, flag}: Input & {kind: 'flag'}, value: unknown): string[] {
  if (value === undefined || value === null) return []
  if (flag.type === 'option') return textsIn(name, value, flag.multiple).map(text => `--${flag.name}=${text}`)
  if (typeof value !== 'boolean') throw unfit(name, value, 'true or false')
  if (value) return [`--${flag.name}`]
  return flag.allowNo ? [`--no-${flag.name}`] : []
}

/** Arguments are told apart by their place: none can be left out before one that is given. */
function argWords({inputs, name: tool}: Tool, given: {readonly [name: string]: unknown}): string[] {
  const args = inputs.filter(({kind}) => kind === 'arg')
  const last = args.findLastIndex(({name}) => given[name] !== undefined && given[name] !== null)
  return args.slice(0, last + 1).flatMap(({name}) => {
    const value = given[name]
    if (value === undefined || value === null) throw new CrmError('usage', `${tool}: ${name} is missing`)
    return textsIn(name, value, false)
  })
}

function textsIn(name: string, value: unknown, multiple: boolean | undefined): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (multiple && Array.isArray(value)) return value.flatMap(each => textsIn(name, each, false))
  throw unfit(name, value, multiple ? 'a list of texts' : 'a text')
}

const unfit = (name: string, value: unknown, wanted: string): CrmError =>
  new CrmError('usage', `${name} is not ${wanted}: ${JSON.stringify(value)}`)
