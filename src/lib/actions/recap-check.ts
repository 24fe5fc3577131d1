import {CrmError} from '../errors.ts'
import type {Finding} from '../recap/guard.ts'
import {type ComposedRecap, type RecapFormat, recipientOf} from './recaps.ts'

interface CheckOptions {
  readonly format: RecapFormat
  /** Write it whatever it says. */
  readonly force: boolean
}

/**
 * What the user should look at before a letter goes out, a sentence each.
 *
 * @throws CrmError `invalid-value` for a letter that names somebody else, an id or a gap, unless forced.
 */
export function checkRecap(composed: ComposedRecap, {format, force}: CheckOptions): string[] {
  const {faults, doubts} = composed.inspection
  if (faults.length > 0 && !force) throw refuse(faults)
  return [...(force ? faults : []), ...doubts].map(describe).concat(remarksOn(composed, format))
}

const describe = ({line, problem}: Finding): string => `${problem}, in the line: ${line}`

function refuse(faults: readonly Finding[]): CrmError {
  const [first, ...others] = faults.map(describe)
  return new CrmError('invalid-value', `nothing was written, for the letter has ${first}`, {
    hint: [...others.map(other => `It has ${other}`), 'Reword it, or write it all the same with --force.'].join('\n'),
  })
}

function remarksOn({letter, reviewed, ...composed}: ComposedRecap, format: RecapFormat): string[] {
  const {language} = letter
  const {name, address} = recipientOf({letter, reviewed, ...composed})
  return [
    // The program itself speaks English: whoever uses it reads that language.
    ...(reviewed || language === 'en'
      ? []
      : [`no native reader has gone through the fixed wording (${language}) yet: have it read before it is sent`]),
    ...(format === 'eml' && address === undefined
      ? [`no e-mail address is known of ${name}: the draft is to nobody`]
      : []),
  ]
}
