import {
  type Checker,
  type Symbol as Property,
  SymbolFlags,
  type Type,
  TypeFlags,
  type TypeReference,
} from 'typescript/unstable/sync'
import {anyOf, type Definitions, describe, refTo, type Schema} from './json-schema.ts'
import {commonDefinitions, recordDefinitions, typeUnderKey} from './records.ts'

/** Types that stand for a form of text or a value described once, by how TypeScript writes them. */
const knownForms: {readonly [written: string]: string} = {
  '`${number}-${number}-${number}`': 'day',
  '`--${number}-${number}`': 'annual-day',
  '`${string}T${string}`': 'instant',
}
const knownNames: {readonly [name: string]: string} = {Money: 'money', Rate: 'rate'}

/** A record as `presentRecord` shows it, and any value of the file. */
const recordName = 'Presented'
const anyJson = 'Json'

const isNothing = ({flags}: Type): boolean => (flags & (TypeFlags.Undefined | TypeFlags.Void | TypeFlags.Never)) !== 0

/** Names the place in an answer where a type has no form in JSON. */
export class Unspeakable extends Error {}

/** Turns the TypeScript types of answers into JSON Schemas, gathering the shapes that have a name as shared definitions. */
export class SchemaMaker {
  readonly #checker: Checker
  readonly #named = new Map<string, {readonly type: number; schema: Schema}>()

  constructor(checker: Checker) {
    this.#checker = checker
  }

  /** The definitions gathered so far, with those of records and common values, sorted by name. */
  get definitions(): Definitions {
    const named = [...this.#named].map(([name, {schema}]) => [name, schema] as const)
    const all = [...Object.entries(commonDefinitions), ...Object.entries(recordDefinitions), ...named]
    return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  /** The schema of a type that stands under a key; `path` says where, for errors. */
  schemaOf(type: Type, key: string, path: string): Schema {
    const {flags} = type
    if (this.#isRecord(type)) return refTo(this.#recordType(key, path))
    if (type.getAliasSymbol()?.name === anyJson) return {}
    if (flags & TypeFlags.Unknown) return {}
    if (flags & TypeFlags.Null) return {type: 'null'}
    if (flags & TypeFlags.String) return {type: 'string'}
    if (flags & TypeFlags.Number) return {type: 'number'}
    if (flags & TypeFlags.Boolean) return {type: 'boolean'}
    if (type.isStringLiteralType() || type.isNumberLiteralType() || type.isBooleanLiteralType())
      return {const: type.value}
    if (type.isTemplateLiteralType()) return this.#form(type)
    if (type.isUnionType()) return this.#union(type.getTypes(), key, path)
    if (type.isIntersectionType()) return this.#intersection(type, key, path)
    if (this.#checker.isTupleType(type)) return this.#tuple(type as TypeReference, key, path)
    if (this.#checker.isArrayType(type)) {
      const [element] = this.#checker.getTypeArguments(type as TypeReference)
      if (element) return {type: 'array', items: this.schemaOf(element, key, `${path}[]`)}
    }
    if (type.isObjectType()) return this.#object(type, key, path)
    throw new Unspeakable(`${path}: no JSON form for ${this.#checker.typeToString(type)}`)
  }

  #isRecord(type: Type): boolean {
    return type.getAliasSymbol()?.name === recordName
  }

  #recordType(key: string, path: string): string {
    const found = typeUnderKey(key)
    if (found !== undefined) return found
    throw new Unspeakable(`${path}: of which type is the record? Name it in scripts/schema/records.ts`)
  }

  #form(type: Type): Schema {
    const form = knownForms[this.#checker.typeToString(type)]
    return form === undefined ? {type: 'string'} : refTo(form)
  }

  #union(types: readonly Type[], key: string, path: string): Schema {
    return anyOf(types.filter(type => !isNothing(type)).map(type => this.schemaOf(type, key, path)))
  }

  /** A record with more beside its fields, or a shape made of several: one object, in which the later property counts. */
  #intersection(type: Type, key: string, path: string): Schema {
    const members = type.isIntersectionType() ? type.getTypes() : []
    const record = members.some(member => this.#isRecord(member)) ? this.#recordType(key, path) : undefined
    const others = members.filter(member => !this.#isRecord(member))
    const parts = others.map(member => this.#shape(member, path))
    return mergeShapes([...(record === undefined ? [] : [recordDefinitions[record] ?? {}]), ...parts])
  }

  #tuple(type: TypeReference, key: string, path: string): Schema {
    const items = this.#checker.getTypeArguments(type).map((each, at) => this.schemaOf(each, key, `${path}[${at}]`))
    return {type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length}
  }

  #object(type: Type, key: string, path: string): Schema {
    const name = this.#nameOf(type)
    if (name === undefined) return this.#shape(type, path, key)
    const known = knownNames[name]
    if (known !== undefined) return refTo(known)
    const held = this.#named.get(name)
    if (held && held.type !== type.id) return this.#shape(type, path, key)
    if (!held) {
      const entry: {readonly type: number; schema: Schema} = {type: type.id, schema: {}}
      this.#named.set(name, entry)
      entry.schema = describe(this.#shape(type, path, key), this.#commentOf(type))
    }
    return refTo(name)
  }

  /** The name under which a shape is shared: that of its interface or alias. */
  #nameOf(type: Type): string | undefined {
    if (type.getAliasTypeArguments().length > 0) return undefined
    const named = type.getAliasSymbol() ?? (type.isClassOrInterface() ? type.getSymbol() : undefined)
    return named === undefined || named.name.startsWith('__') ? undefined : named.name
  }

  #commentOf(type: Type): string | undefined {
    return lineOf((type.getAliasSymbol() ?? type.getSymbol())?.getDocumentationComment(this.#checker))
  }

  #shape(type: Type, path: string, key = ''): Schema {
    const properties = this.#checker.getPropertiesOfType(type)
    const [index] = this.#checker.getIndexInfosOfType(type)
    const spreadRecord =
      index?.valueType.getAliasSymbol()?.name === anyJson && properties.some(({name}) => name === 'id')
    const own = {
      type: 'object',
      properties: Object.fromEntries(
        properties
          .filter(({name}) => !(spreadRecord && name === 'id'))
          .flatMap(property => this.#property(property, `${path}.${property.name}`)),
      ),
      required: properties.filter(property => this.#isAlwaysThere(property)).map(({name}) => name),
    }
    if (spreadRecord) return mergeShapes([recordDefinitions[this.#recordType(key, path)] ?? {}, own])
    if (!index) return own
    const values = this.schemaOf(index.valueType, key, `${path}[key]`)
    return properties.length === 0
      ? {type: 'object', additionalProperties: values}
      : {...own, additionalProperties: values}
  }

  #property(property: Property, path: string): [string, Schema][] {
    const type = this.#checker.getTypeOfSymbol(property)
    if (!type || isNothing(type)) return []
    const comment = lineOf(property.getDocumentationComment(this.#checker))
    return [[property.name, describe(this.schemaOf(type, property.name, path), comment)]]
  }

  #isAlwaysThere(property: Property): boolean {
    if (property.flags & SymbolFlags.Optional) return false
    const type = this.#checker.getTypeOfSymbol(property)
    if (!type || isNothing(type)) return false
    return !(type.isUnionType() && type.getTypes().some(isNothing))
  }
}

const lineOf = (comment: string | undefined): string | undefined => comment?.replace(/\s+/g, ' ').trim() || undefined

function mergeShapes(shapes: readonly Schema[]): Schema {
  const properties = Object.assign({}, ...shapes.map(shape => shape.properties ?? {})) as {[name: string]: Schema}
  const required = new Set(shapes.flatMap(shape => shape.required ?? []))
  const rest = shapes.find(shape => shape.additionalProperties !== undefined)?.additionalProperties
  return {
    type: 'object',
    properties,
    required: [...required],
    ...(rest === undefined ? {} : {additionalProperties: rest}),
  }
}
