/** Crockford's base32 without look-alikes, in lower case. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const randomLength = 12

/** The shortest prefix that is ever shown: shorter ones would soon stop being unique. */
const shortestShown = 4

/** An id of a type's letter and 60 random bits, from 12 bytes of randomness. */
export const makeId = (letter: string, bytes: Uint8Array): string =>
  letter + Array.from(bytes.subarray(0, randomLength), byte => alphabet[byte & 31]).join('')

/** How many bytes of randomness an id takes. */
export const idBytes = randomLength

/** True for text shaped like a whole id: a letter and 12 characters. */
export const isId = (value: unknown): value is string => typeof value === 'string' && /^[a-z][0-9a-z]{12}$/.test(value)

/** An id that is always the same for the same key, so that two machines write the same record. */
export function idFor(letter: string, key: string): string {
  let id = letter
  for (let seed = 0; id.length <= randomLength; seed++) {
    let hash = hash53(key, seed)
    for (let i = 0; i < 10 && id.length <= randomLength; i++) {
      id += alphabet[hash % 32]
      hash = Math.floor(hash / 32)
    }
  }
  return id
}

/** A 53-bit hash of text: two multiplicative 32-bit hashes with different constants, mixed. Not for secrets. */
function hash53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed
  let low = 0x41c6ce57 ^ seed
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

/** Texts in order, looked up one by one: an array is one, and so is a file of lines. */
export interface SortedTexts {
  readonly length: number
  /** The text at a position from 0; undefined beyond the ends. */
  at(index: number): string | undefined
  /** The first position at or after a text, where it is found without making the texts on the way. */
  lowerBound?(text: string): number
}

/** The text at a position; an array's own `at` counts negative positions from its end. */
const textAt = (sorted: SortedTexts, index: number): string | undefined => (index < 0 ? undefined : sorted.at(index))

/** The first position in sorted ids at or after a text. */
export function lowerBound(sorted: SortedTexts, text: string): number {
  if (sorted.lowerBound) return sorted.lowerBound(text)
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted.at(middle) ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** The ids that begin with a prefix, at most `limit`. */
export function idsWithPrefix(sorted: SortedTexts, prefix: string, limit = 10): string[] {
  const found: string[] = []
  for (let i = lowerBound(sorted, prefix); i < sorted.length && found.length < limit; i++) {
    const id = sorted.at(i) ?? ''
    if (!id.startsWith(prefix)) break
    found.push(id)
  }
  return found
}

/** The shortest prefix that only this id has, at least four characters. */
export function shortestPrefix(sorted: SortedTexts, id: string): string {
  const at = lowerBound(sorted, id)
  const before = sharedLength(textAt(sorted, at - 1), id)
  const after = sharedLength(sorted.at(sorted.at(at) === id ? at + 1 : at), id)
  return id.slice(0, Math.max(shortestShown, before + 1, after + 1))
}

function sharedLength(other: string | undefined, id: string): number {
  if (other === undefined) return 0
  let length = 0
  while (length < id.length && other[length] === id[length]) length++
  return length
}
