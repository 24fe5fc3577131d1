import {cleanText} from './clean-text.ts'

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
/** Well under the 255 bytes that a file name may have, in scripts of three bytes a letter too. */
const longest = 60

/**
 * A name as a file can bear it on every system: its letters and digits, joined by hyphens. Where two would differ by nothing
 * but case or form, the later ones are numbered.
 *
 * @param taken the stems given so far, folded; the new one is added
 * @example fileStem('Łódź / Söhne & Co.', new Set()) //=> 'Łódź-Söhne-Co'
 */
export function fileStem(name: string, taken: Set<string>): string {
  const words =
    cleanText(name)
      .normalize('NFC')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const joined = [...words.join('-')].slice(0, longest).join('').replace(/-+$/, '')
  const stem = joined === '' || reserved.test(joined) ? `client${joined && `-${joined}`}` : joined
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? stem : `${stem}-${number}`
    const folded = numbered.normalize('NFKC').toLowerCase()
    if (taken.has(folded)) continue
    taken.add(folded)
    return numbered
  }
}
