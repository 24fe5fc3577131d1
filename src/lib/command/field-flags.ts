import type {Interfaces} from '@oclif/core'
import type {Field} from '../book/fields.ts'
import {flagOf} from '../book/input.ts'
import {knownCollection, type TypeName} from '../book/registry.ts'
import {listFlag, textFlag, yesFlag} from './flags.ts'

type FieldFlags = Interfaces.FlagInput

const repeated: ReadonlySet<Field['kind']> = new Set(['set', 'emails', 'phones', 'references', 'map', 'annuals'])

/** The flags that give the fields of a type, made from its collection; `without` names fields given another way. */
export function fieldFlags(type: TypeName, without: readonly string[] = []): FieldFlags {
  const flags: FieldFlags = {}
  for (const [name, field] of Object.entries(knownCollection(type).fields)) {
    const flag = flagOf(name, field)
    if (flag !== undefined && !without.includes(name) && !isArgument(name)) flags[flag] = flagFor(field)
  }
  return flags
}

/** Fields that every command takes as arguments. */
const isArgument = (name: string): boolean => name === 'name' || name === 'text'

/** The flag for one field, by its kind. */
export function flagFor(field: Field) {
  const {help: description} = field
  if (field.kind === 'yes') return yesFlag({description})
  const choices = field.kind === 'choice' ? {choices: field.options} : {}
  return repeated.has(field.kind) ? listFlag({description}) : textFlag({description, ...choices})
}
