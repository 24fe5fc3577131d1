import {type CrmError, invalidValue} from '../../errors.ts'
import {shorten} from '../../text/shorten.ts'

const longestShown = 500

/** The refusal of an expression: the expression, a caret below the place, and what was expected there. */
export function refuseAt(text: string, at: number, expected: string, hint?: string): CrmError {
  const line = text.replace(/\s/gu, ' ')
  const caret = `${' '.repeat(widthOf(line.slice(0, Math.min(at, longestShown))))}^`
  return invalidValue(
    `not a filter: expected ${expected}\n${shorten(line, longestShown)}\n${caret}`,
    hint ?? 'For example: tier = A and (tag = industry or last-touch > 60d) and not status = former',
  )
}

/** Columns of a text: marks stand on the letter before them, East Asian letters take two. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => {
    if (/[\p{M}\p{Cf}]/u.test(character)) return width
    return (
      width +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u.test(character) ? 2 : 1)
    )
  }, 0)
