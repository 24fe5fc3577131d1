import type {Day} from '../calendar/day.ts'
import type {MonthDay} from '../calendar/yearly.ts'
import {isMap, type Json} from '../change/json.ts'

/** A set or a map in the data file: element → true (or its text), null where it was taken out. */
export type Elements = {readonly [element: string]: Json}

interface FieldBase {
  /** One line for `--help` and DATA-MODEL. */
  readonly help: string
  readonly required?: true
  /** Client-facing: a recap may show it. Every other field is private. */
  readonly client?: true
  /** The flag that gives it where the name differs from the field's; false: no flag of its own. */
  readonly flag?: string | false
}

interface TextField extends FieldBase {
  /** `line` is one line of at most 200 characters, `text` free text. */
  readonly kind: 'line' | 'text' | 'span' | 'money' | 'rate' | 'zone' | 'language' | 'url' | 'time' | 'instant'
  /** Of a `line` of a form of its own: reads what a user gives into the text to store; throws for what cannot be. */
  readonly read?: (text: string) => string
}
interface DayField extends FieldBase {
  readonly kind: 'day'
  /** Something that happened: it cannot lie in the future. */
  readonly happened?: true
}
interface AnnualField extends FieldBase {
  readonly kind: 'annual'
  /** Something that happened: the year it began in cannot lie in the future. */
  readonly happened?: true
}
interface CountField extends FieldBase {
  readonly kind: 'count'
  readonly max?: number
}
interface YesField extends FieldBase {
  readonly kind: 'yes'
}
interface ChoiceField<T extends string> extends FieldBase {
  readonly kind: 'choice'
  readonly options: readonly T[]
}
interface ReferenceField extends FieldBase {
  readonly kind: 'reference'
  readonly to: string
}
interface SetField extends FieldBase {
  /** `references` holds ids, `emails` addresses, `phones` numbers, `map` texts under keys, `annuals` days under labels. */
  readonly kind: 'set' | 'emails' | 'phones' | 'references' | 'map' | 'annuals'
  readonly to?: string
  /** Of a `map` of a form of its own: reads what a user gives into a key and its text; throws for what cannot be. */
  readonly readPair?: (text: string) => readonly [key: string, text: string]
}

export type Field =
  | TextField
  | DayField
  | AnnualField
  | CountField
  | YesField
  | ChoiceField<string>
  | ReferenceField
  | SetField

export type Fields = {readonly [name: string]: Field}

/** The type of a field's value in the data file. */
export type ValueOf<F extends Field> = F extends {kind: 'choice'; options: readonly (infer T)[]}
  ? T
  : F extends DayField
    ? Day
    : F extends AnnualField
      ? Day | MonthDay
      : F extends CountField
        ? number
        : F extends YesField
          ? boolean
          : F extends SetField
            ? Elements
            : string

/** Kinds whose values are short and often the same: days, ids, choices, numbers, amounts. */
const shortKinds: ReadonlySet<Field['kind']> = new Set([
  'reference',
  'day',
  'annual',
  'choice',
  'yes',
  'count',
  'span',
  'money',
  'rate',
  'zone',
  'language',
  'time',
  'instant',
])

/** What the index of a large book holds of a field: its value, whether it is there, or nothing: it stands in the line. */
export type OutlinedAs = 'value' | 'presence' | 'line'

/** The index holds what is short, and of what may be long or personal whether it is there at all. */
export const outlinedAs = ({kind, required}: Field): OutlinedAs => {
  if (shortKinds.has(kind)) return 'value'
  return required ? 'line' : 'presence'
}

type RequiredNames<F extends Fields> = {[K in keyof F]: F[K] extends {required: true} ? K : never}[keyof F]
type ClientNames<F extends Fields> = {[K in keyof F]: F[K] extends {client: true} ? K : never}[keyof F]

/** A record of the data file: what is required is there, the rest may be missing or null. */
export type RecordOf<T extends string, F extends Fields> = {readonly id: string; readonly type: T} & {
  readonly [K in RequiredNames<F>]: ValueOf<F[K]>
} & {readonly [K in Exclude<keyof F, RequiredNames<F>>]?: ValueOf<F[K]> | null}

/**
 * A record as rules over many records read it: field by field. Of a large book only what is read is loaded, so an outline
 * is not to be copied or kept as a record: it has no `type`.
 */
export type OutlineOf<F extends Fields> = Omit<RecordOf<string, F>, 'type'>

/** The part of a record that a client may see: the allow-list as a type. */
export type ClientViewOf<F extends Fields> = {readonly [K in ClientNames<F>]?: ValueOf<F[K]>}

/** What one record type is: everything that show, edit, remove, timeline, search, import, export, join and erasure need. */
export interface Collection<T extends string = string, F extends Fields = Fields> {
  readonly type: T
  /** The letter that its ids begin with. */
  readonly letter: string
  readonly label: string
  readonly plural: string
  /** The fields that refer to what it hangs on: it is removed with any of them. */
  readonly owners: readonly (keyof F & string)[]
  /** The field that puts it on the timeline. */
  readonly day?: keyof F & string
  /** The fields that `find` looks through. */
  readonly searched: readonly (keyof F & string)[]
  readonly fields: F
  /** One line for timelines, lists and messages. */
  summary(record: RecordOf<T, F>): string
  /** Throws `invalid-value` where the values of a record contradict each other. */
  check?(record: RecordOf<T, F>): void
}

/** Defines a record type, inferring the type of its records from its fields. */
export const collection = <const T extends string, const F extends Fields>(
  definition: Collection<T, F>,
): Collection<T, F> => definition

/** The elements of a set or map that are in it, in the file's order. */
export const elementsOf = (elements: Elements | null | undefined): string[] =>
  elements ? Object.keys(elements).filter(key => elements[key] !== null) : []

/** The ids that a field's value refers to: the id itself, or the elements of a set. */
export const referencesIn = (value: Json | undefined): string[] => {
  if (typeof value === 'string') return [value]
  return isMap(value) ? elementsOf(value) : []
}
