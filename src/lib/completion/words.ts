/** A word of a command line as it was typed, and what the shell makes of it. */
export interface TypedWord {
  readonly raw: string
  readonly text: string
  /** The quote that is still open at its end. */
  readonly quote: '"' | "'" | ''
}

/**
 * Reads a word as POSIX shells do, as far as that needs no evaluation: quotes and backslashes go, `$` and backticks stay as they
 * stand.
 *
 * @example readWord('Apex\\ Man') //=> {raw: 'Apex\\ Man', text: 'Apex Man', quote: ''}
 */
export function readWord(raw: string): TypedWord {
  let text = ''
  let quote: TypedWord['quote'] = ''
  for (let at = 0; at < raw.length; at++) {
    const letter = raw.charAt(at)
    const escaped = letter === '\\' && quote !== "'" ? raw.charAt(at + 1) : ''
    if (escaped !== '' && (quote === '' || '"\\$`'.includes(escaped))) {
      text += escaped
      at += 1
    } else if (quote === '' && (letter === '"' || letter === "'")) quote = letter
    else if (letter === quote) quote = ''
    else text += letter
  }
  return {raw, text, quote}
}

const plain = /^[\p{L}\p{N}\p{M}_./:@%+,=-]+$/u

/**
 * A text as one word of bash; inside a quote that was opened, what stands behind it: readline closes it itself. An exclamation
 * mark stands outside of double quotes, where it would call the history.
 */
export function quoteForBash(text: string, open: TypedWord['quote'] = ''): string {
  if (open === "'") return text.replaceAll("'", "'\\''")
  if (open === '"') return text.replace(/["\\$`]/g, '\\$&').replaceAll('!', '"\\!"')
  if (plain.test(text)) return text
  return text.replace(/[^\p{L}\p{N}\p{M}_./:@%+,=-]/gu, '\\$&')
}

/** What PowerShell takes for a single quote. */
const powershellQuotes = /['\u2018\u2019\u201a\u201b]/g

/** A text as one word of PowerShell. */
export const quoteForPowershell = (text: string): string =>
  /^[\p{L}\p{N}\p{M}_./:+=-]+$/u.test(text) ? text : `'${text.replace(powershellQuotes, '$&$&')}'`
