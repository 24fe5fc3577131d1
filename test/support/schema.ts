import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js'
import {root} from '../../scripts/root.ts'
import {commandLoaders} from '../../src/command-table.ts'
import {type AnswerSchema, readSchemas, schemaOf} from '../../src/lib/program/answer-schemas.ts'
import {hasFlag, readCommandLine} from '../../src/lib/start/command-line.ts'

const ajv = new Ajv2020({allErrors: true, validateFormats: false, strict: true, allowUnionTypes: true})
const compiled = new Map<string, ValidateFunction>()

/** Objects with named keys take no others: a key that is printed and not described is a fault here. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (schema === null || typeof schema !== 'object') return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, held]) => [key, closed(held)]))
  const isShape = inner['type'] === 'object' && inner['properties'] !== undefined
  return isShape && inner['additionalProperties'] === undefined ? {...inner, additionalProperties: false} : inner
}

const validatorOf = (words: string): ValidateFunction => {
  const held = compiled.get(words)
  if (held) return held
  const made = ajv.compile(closed(schemaOf(readSchemas(root), words)) as AnswerSchema)
  compiled.set(words, made)
  return made
}

/** Fails where an answer with `--json` is not as its command's schema says, or has a key that the schema does not name. */
export function checkAnswer(argv: readonly string[], answer: unknown): void {
  const wanted = readCommandLine(argv, commandLoaders)
  const failed = answer !== null && typeof answer === 'object' && 'error' in answer
  if (!hasFlag(argv, '--json') || (wanted.kind !== 'command' && !failed)) return
  const words = failed || wanted.kind !== 'command' ? 'error' : wanted.id
  const validate = validatorOf(words)
  if (validate(answer)) return
  const faults = (validate.errors ?? []).map(
    ({instancePath, message, params}) => `  ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  )
  throw new Error(
    `crm ${argv.join(' ')}: not as its schema says. Mend the type that run() promises, then npm run build.\n${faults.slice(0, 12).join('\n')}`,
  )
}
