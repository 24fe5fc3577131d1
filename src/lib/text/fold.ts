/** Letters that have no decomposition, and letters that Persian and Arabic keyboards write differently. */
const folded: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
}
const foldable = /[łøđðßæœıþςيىك]/g
/**
 * Combining accents of Latin, Greek and Cyrillic, Arabic vowel marks, joiners, soft hyphens and bidi controls; not the
 * vowel signs of Indic scripts.
 */
const ignored =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g
const ascii = /^[\x00-\x7f]*$/

/** Text as it is compared: NFC, case-folded, accents, joiners and keyboard variants ignored. */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  const bare = text.normalize('NFD').replace(ignored, '').normalize('NFC').toLowerCase()
  return bare.replace(ignored, '').replace(foldable, letter => folded[letter] ?? letter)
}

/** The folded words of a text: runs of letters, digits and marks. */
export const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** How many single-character edits lie between two texts, swaps of neighbours counted once (Damerau 1964). */
export function editDistance(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  let beforeLast: number[] = []
  let last = Array.from({length: right.length + 1}, (_, i) => i)
  for (let i = 1; i <= left.length; i++) {
    const row = [i]
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[right.length] ?? 0
}

/** The candidates nearest to a mistyped text, nearest first: at most a third of it may differ. */
export function nearest<T>(text: string, candidates: readonly T[], name: (candidate: T) => string, limit = 3): T[] {
  const wanted = foldText(text)
  const allowed = Math.max(1, Math.floor([...wanted].length / 3))
  return candidates
    .map(candidate => {
      const whole = foldText(name(candidate))
      const distances = [whole, ...wordsOf(whole)].map(each =>
        Math.abs(each.length - wanted.length) > allowed ? allowed + 1 : editDistance(wanted, each),
      )
      return {candidate, distance: Math.min(...distances)}
    })
    .filter(({distance}) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({candidate}) => candidate)
}
