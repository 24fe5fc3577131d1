import {invalidValue} from '../../errors.ts'
import {nearest} from '../../text/fold.ts'
import type {Comparison, Filter, Operator} from './expression.ts'
import {type FieldName, filterFieldNames, isFieldName, missingForm, operatorsOf, plainName} from './fields.ts'
import {printFilter} from './print.ts'
import {refuseAt} from './refusal.ts'
import {type Token, tokensOf} from './tokens.ts'

const longestFilter = 2000
/** Deeper than anyone writes; a filter may come from an import or another machine. */
const deepest = 50

/**
 * Reads a filter expression: comparisons joined by `and`, `or` (`and` binds more), `not` and parentheses.
 *
 * @throws CrmError `invalid-value` showing the place and what was expected there.
 * @example parseFilter('tier = A and not tag = industry')
 */
export function parseFilter(text: string): Filter {
  if (text.length > longestFilter) {
    throw invalidValue(`a filter of ${text.length} characters`, `Keep it to ${longestFilter}.`)
  }
  const reader = new Reader(text, tokensOf(text))
  return reader.readWhole()
}

/** A filter as it is stored: checked, in its one form. */
export const readFilter = (text: string): string => printFilter(parseFilter(text))

const isWord = (token: Token, word: string): boolean => token.kind === 'word' && token.text.toLowerCase() === word

class Reader {
  readonly #text: string
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text
    this.#tokens = tokens
  }

  readWhole(): Filter {
    const filter = this.#readJoined('or', 0)
    const token = this.#peek()
    if (token.kind !== 'end') throw this.#refuse(token, '"and", "or" or the end', quoteHint(token))
    return filter
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? {kind: 'end', at: this.#text.length}
  }

  #take(): Token {
    const token = this.#peek()
    this.#next++
    return token
  }

  #refuse(token: Token, expected: string, hint?: string) {
    return refuseAt(this.#text, token.at, expected, hint)
  }

  #readJoined(kind: 'or' | 'and', depth: number): Filter {
    const read = () => (kind === 'or' ? this.#readJoined('and', depth) : this.#readPart(depth))
    const first = read()
    const parts = [first]
    while (isWord(this.#peek(), kind)) {
      this.#take()
      parts.push(read())
    }
    return parts.length === 1 ? first : {kind, parts}
  }

  #readPart(depth: number): Filter {
    const token = this.#take()
    if (depth > deepest) throw this.#refuse(token, `at most ${deepest} levels of not and parentheses`)
    if (isWord(token, 'not')) return {kind: 'not', part: this.#readPart(depth + 1)}
    if (token.kind === '(') {
      const filter = this.#readJoined('or', depth + 1)
      const closing = this.#take()
      if (closing.kind !== ')') throw this.#refuse(closing, '"and", "or" or ")"', quoteHint(closing))
      return filter
    }
    return this.#readComparison(token)
  }

  #readComparison(token: Token): Comparison {
    const {field, key} = this.#readField(token)
    const sign = this.#take()
    const allowed = operatorsOf(field)
    if (sign.kind !== 'operator' || !allowed.includes(sign.operator)) {
      throw this.#refuse(sign, `${allowed.join(' ')} after ${field}`)
    }
    const value = this.#readValue(field, sign.operator)
    return {kind: 'compare', field, ...(key === undefined ? {} : {key}), operator: sign.operator, value}
  }

  #readField(token: Token): {field: FieldName; key?: string} {
    const expected = 'a field, "not" or "("'
    if (token.kind !== 'word') throw this.#refuse(token, expected, fieldsHint)
    const dot = token.text.indexOf('.')
    const name = plainName(dot < 0 ? token.text : token.text.slice(0, dot))
    if (name === 'custom') return {field: 'custom', key: this.#readKey(token, dot)}
    if (dot < 0 && isFieldName(name)) return {field: name}
    const [near] = nearest(name, filterFieldNames, each => each)
    throw this.#refuse(token, expected, near ? `Did you mean ${near}? ${fieldsHint}` : fieldsHint)
  }

  #readKey(token: Token & {readonly text: string}, dot: number): string {
    const written = dot < 0 ? '' : token.text.slice(dot + 1)
    const beside = this.#peek()
    if (written === '' && dot >= 0 && beside.kind === 'quoted' && beside.at === token.at + token.text.length) {
      this.#take()
      return beside.text
    }
    if (written === '') throw this.#refuse(token, 'custom.KEY, or custom."KEY"')
    return written
  }

  #readValue(field: FieldName, operator: Operator): string | null {
    const token = this.#take()
    if (token.kind !== 'word' && token.kind !== 'quoted') throw this.#refuse(token, 'a value')
    if (token.kind === 'word') {
      if (['and', 'or', 'not'].includes(token.text.toLowerCase()))
        throw this.#refuse(token, 'a value', quoteHint(token))
      if (isWord(token, 'none')) {
        if (operator === '=' || operator === '!=') return null
        throw this.#refuse(token, 'a value: none goes with = and !=')
      }
    }
    const wanted = missingForm(field, token.text)
    if (wanted !== undefined) throw this.#refuse(token, wanted)
    return token.text
  }
}

const fieldsHint = `Fields: ${filterFieldNames.join(', ')}.`

const quoteHint = (token: Token): string | undefined =>
  token.kind === 'word' || token.kind === 'quoted'
    ? 'A value of several words needs quotes: name = "Apex Manufacturing"'
    : undefined
