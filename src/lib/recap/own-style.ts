import {invalidValue} from '../errors.ts'
import type {LetterTemplate} from './own-wording.ts'

/** What would end the style, fetch something, or run: a page that is opened must tell nobody. */
const refused: readonly (readonly [RegExp, string])[] = [
  [/<\s*\/|<!--|-->/, 'ends the style'],
  [/@\s*(?:import|font-face|charset|namespace)\b/i, 'fetches something'],
  [/(?:url|src|image|image-set|cross-fade|element)\s*\(/i, 'fetches something'],
  [/expression\s*\(|-moz-binding|behavior\s*:|javascript:/i, 'runs something'],
]

/**
 * Checks the user's own style for the page of a letter.
 *
 * @throws CrmError `invalid-value` naming file and line, for a rule that fetches, runs or gets out of the style.
 */
export function checkStyle({file, text}: LetterTemplate): string {
  for (const [at, line] of text.split('\n').entries()) {
    const read = withoutEscapes(line)
    const found = refused.find(([pattern]) => pattern.test(read))
    if (found) {
      throw invalidValue(
        `${file} line ${at + 1} ${found[1]}: ${line.trim()}`,
        'A letter fetches nothing. Leave it out.',
      )
    }
  }
  return text.replace(/[^\P{Cc}\n\t]/gu, '')
}

/** A line of CSS as a browser reads it: escapes may spell what is refused. */
const withoutEscapes = (line: string): string =>
  line.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code: string | undefined, character: string | undefined) => {
    const point = Number.parseInt(code ?? '', 16)
    if (Number.isNaN(point)) return character ?? ''
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
  })
