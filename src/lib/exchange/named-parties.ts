import {wordsOf} from '../text/fold.ts'
import type {Party} from './import-parties.ts'

/** Longer names are not looked for. */
const mostWords = 6
/** A single word of fewer letters is a word of any title. */
const shortestWord = 4

/** Finds those whose whole name stands in a text: people by two words at least, organisations also by one that is no short one. */
export class NamedParties {
  readonly #byName = new Map<string, Party[]>()

  constructor(parties: Iterable<Party>) {
    for (const party of parties) {
      const words = wordsOf(party.name)
      const isTelling = words.length > 1 || (party.isOrganisation && [...(words[0] ?? '')].length >= shortestWord)
      if (!isTelling || words.length > mostWords) continue
      const key = words.join(' ')
      const held = this.#byName.get(key)
      if (held) held.push(party)
      else this.#byName.set(key, [party])
    }
  }

  /** Those who are named, the longest names first where one stands within another. */
  in(text: string): Party[] {
    const words = wordsOf(text)
    const found: Party[] = []
    for (let at = 0; at < words.length; at++) {
      for (let length = Math.min(mostWords, words.length - at); length > 0; length--) {
        const named = this.#byName.get(words.slice(at, at + length).join(' '))
        if (!named) continue
        found.push(...named)
        at += length - 1
        break
      }
    }
    return [...new Set(found)]
  }
}
