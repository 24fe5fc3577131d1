import {bareWord, type Operator, operators} from './expression.ts'
import {refuseAt} from './refusal.ts'

/** A piece of a filter expression and where it begins. */
export type Token = {readonly at: number} & (
  | {readonly kind: 'word' | 'quoted'; readonly text: string}
  | {readonly kind: 'operator'; readonly operator: Operator}
  | {readonly kind: '(' | ')' | 'end'}
)

/** Cuts an expression into its tokens, the last one `end`. Throws `invalid-value` showing where it cannot. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const space = /\s+/uy
    space.lastIndex = at
    const skipped = space.exec(text)?.[0].length ?? 0
    at += skipped
    if (at >= text.length) break
    const {token, end} = readToken(text, at)
    tokens.push(token)
    at = end
  }
  return [...tokens, {kind: 'end', at: text.trimEnd().length}]
}

function readToken(text: string, at: number): {token: Token; end: number} {
  const character = text[at]
  if (character === '(' || character === ')') return {token: {kind: character, at}, end: at + 1}
  if (character === '"' || character === "'") return readQuoted(text, at, character)
  const operator = operators.find(each => text.startsWith(each, at))
  if (operator) {
    const doubled = operator === '=' && text[at + 1] === '='
    return {token: {kind: 'operator', operator, at}, end: at + operator.length + (doubled ? 1 : 0)}
  }
  const word = new RegExp(bareWord)
  word.lastIndex = at
  const found = word.exec(text)?.[0]
  if (found === undefined) throw refuseAt(text, at, 'a word or a value in quotes')
  return {token: {kind: 'word', text: found, at}, end: at + found.length}
}

/** A backslash stands before a quote or a backslash that is meant as itself. */
function readQuoted(text: string, at: number, quote: string): {token: Token; end: number} {
  let value = ''
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === quote) return {token: {kind: 'quoted', text: value, at}, end: i + 1}
    if (text[i] === '\\' && i + 1 < text.length) i++
    value += text[i]
  }
  throw refuseAt(text, text.trimEnd().length, `a closing ${quote}`)
}
