/** The parts of a pattern that stand for themselves: an escape, a class with its brackets, a quantifier, any other sign. */
const tokens =
  /\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<[^>]*>)|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu

/** Escapes and looks around with their opposites. */
const opposites: {readonly [token: string]: string} = {
  '\\d': '\\D',
  '\\D': '\\d',
  '\\s': '\\S',
  '\\S': '\\s',
  '\\w': '\\W',
  '\\W': '\\w',
  '\\b': '\\B',
  '(?=': '(?!',
  '(?!': '(?=',
  '(?<=': '(?<!',
  '(?<!': '(?<=',
}

function variantsOfToken(token: string): string[] {
  const opposite = opposites[token]
  if (opposite !== undefined) return [opposite]
  if (/^\\[pP]\{/.test(token)) return [`\\${token[1] === 'p' ? 'P' : 'p'}${token.slice(2)}`]
  if (token.startsWith('[')) return [token.startsWith('[^') ? `[${token.slice(2)}` : `[^${token.slice(1)}`]
  if (/^(?:[\^$]|[*+?]\??|\{\d+(?:,\d*)?\}\??)$/.test(token)) return ['']
  return []
}

const compiles = (pattern: string, flags: string): boolean => {
  try {
    return new RegExp(pattern, flags).flags === flags
  } catch {
    return false
  }
}

/**
 * Patterns that differ from one in one place: an anchor or a quantifier gone, a class or an escape turned around.
 *
 * @example
 * regexVariants('^\\d+', '') //=> ['\\d+', '^\\D+', '^\\d']
 */
export function regexVariants(pattern: string, flags: string): string[] {
  const found = [...pattern.matchAll(tokens)].flatMap(({0: token, index}) =>
    variantsOfToken(token).map(variant => pattern.slice(0, index) + variant + pattern.slice(index + token.length)),
  )
  return found.filter(variant => variant !== '' && compiles(variant, flags))
}
