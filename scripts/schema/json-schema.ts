/** As much of JSON Schema (draft 2020-12) as the answers of the commands need. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly const?: string | number | boolean
  readonly enum?: readonly (string | number | boolean | null)[]
  readonly pattern?: string
  readonly minimum?: number
  readonly format?: string
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: {readonly [name: string]: Schema}
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
}

export type Definitions = {readonly [name: string]: Schema}

/** Refers to a shared definition. */
export const refTo = (name: string): Schema => ({$ref: `#/$defs/${name}`})

/** A schema with a line on what it is; one that has a line already keeps it. */
export const describe = (schema: Schema, text: string | undefined): Schema =>
  text && schema.description === undefined ? {...schema, description: text} : schema

/** Any of several schemas: nested choices made one, equal ones named once, plain values gathered in one `enum`. */
export function anyOf(schemas: readonly Schema[]): Schema {
  const flat = schemas.flatMap(schema => (isChoice(schema) ? (schema.anyOf ?? []) : [schema]))
  const values = flat.flatMap(({const: value}) => (value === undefined ? [] : [value]))
  const nullable = flat.some(({type}) => type === 'null')
  const others = flat.filter(({const: value, type}) => value === undefined && type !== 'null')
  const unique = [...new Map(others.map(schema => [JSON.stringify(schema), schema])).values()]
  const merged = mergeValues(values, nullable && unique.length === 0)
  const [only] = unique
  if (nullable && only && unique.length === 1 && !merged && typeof only.type === 'string' && !only.enum) {
    return {...only, type: [only.type, 'null']}
  }
  const choices = [...unique, ...(merged ? [merged] : []), ...(nullable && unique.length > 0 ? [{type: 'null'}] : [])]
  const [first] = choices
  return choices.length === 1 && first ? first : {anyOf: choices}
}

const isChoice = ({anyOf: choices, ...rest}: Schema): boolean => choices !== undefined && Object.keys(rest).length === 0

function mergeValues(values: readonly (string | number | boolean)[], nullable: boolean): Schema | undefined {
  const given = new Set(values)
  if (given.size === 0) return nullable ? {type: 'null'} : undefined
  const both = given.has(true) && given.has(false)
  if (both && given.size === 2) return {type: nullable ? ['boolean', 'null'] : 'boolean'}
  const [first] = given
  if (given.size === 1 && first !== undefined && !nullable) return {const: first}
  const sorted = [...given].sort((a, b) => (String(a) < String(b) ? -1 : 1))
  return {enum: nullable ? [...sorted, null] : sorted}
}
