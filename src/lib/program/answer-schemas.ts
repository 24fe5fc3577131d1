import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {CrmError} from '../errors.ts'
import {nearest} from '../text/fold.ts'

/** A JSON Schema, as far as it is looked into here. */
export interface AnswerSchema {
  readonly [keyword: string]: unknown
}

/** The schemas of all answers, as `npm run build` writes them. */
interface SchemaFile extends AnswerSchema {
  readonly $schema: string
  readonly $defs: {readonly [name: string]: AnswerSchema}
  readonly commands: {readonly [words: string]: AnswerSchema}
  readonly error: AnswerSchema
}

/** Reads the schemas that come with the program; `root` is the folder of its package.json. */
export const readSchemas = (root: string): SchemaFile =>
  JSON.parse(readFileSync(join(root, 'schema', 'crm.schema.json'), 'utf8'))

/** The words under which the form of errors is found. */
const errorWord = 'error'

/**
 * The schema of one command's answer by its words, or of errors, with the definitions that it refers to.
 *
 * @throws CrmError `not-found` for words that are no command with an answer
 */
export function schemaOf(schemas: SchemaFile, words: string): AnswerSchema {
  const name = words === '' ? 'overview' : words
  const schema = name === errorWord ? schemas.error : own(schemas.commands, name)
  if (!schema) {
    const [near] = nearest(words, [...Object.keys(schemas.commands), errorWord], each => each, 1)
    throw new CrmError('not-found', `no schema for: ${words}`, {
      hint: near ? `Did you mean: crm schema ${near}?` : 'All of them: crm schema',
    })
  }
  const title = name === errorWord ? 'crm: an error' : `crm ${name} --json`
  const $defs = definitionsFor(schema, schemas.$defs)
  return {$schema: schemas.$schema, title, ...schema, ...(Object.keys($defs).length > 0 ? {$defs} : {})}
}

/** The definitions that a schema refers to, and those that they refer to, by name. */
export function definitionsFor<T extends object>(
  schema: object,
  definitions: {readonly [name: string]: T},
): {[name: string]: T} {
  const found: {[name: string]: T} = {}
  const follow = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    for (const [key, held] of Object.entries(value)) {
      const name = key === '$ref' && typeof held === 'string' ? held.slice('#/$defs/'.length) : undefined
      const definition = name === undefined ? undefined : own(definitions, name)
      if (name === undefined) follow(held)
      else if (definition && !own(found, name)) {
        found[name] = definition
        follow(definition)
      }
    }
  }
  follow(schema)
  return found
}

const own = <T>(table: {readonly [name: string]: T}, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
