import {foldText} from '../text/fold.ts'

/** What some file system refuses, or takes for a folder, or a shell for a flag. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i

/** A name of more octets fits on no common file system once there is an ending, a number and a temporary mark. */
const longestName = 150

/**
 * Gives names to files of one folder: whatever the names they are made of, each is one plain file in that folder, on any
 * system, and no two are the same where case and accents do not count.
 *
 * @example const nameFile = createFileNames('.md')
 * nameFile('../x') //=> 'x.md'
 * nameFile('X') //=> 'X 2.md'
 * nameFile('CON') //=> '_CON.md'
 */
export function createFileNames(ending: string): (name: string) => string {
  const taken = new Set<string>()
  return name => {
    const base = safeBase(name)
    for (let count = 1; ; count += 1) {
      const file = `${base}${count === 1 ? '' : ` ${count}`}${ending}`
      const key = foldText(file.normalize('NFKC')).toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return file
    }
  }
}

function safeBase(name: string): string {
  const plain = trimEnds(name.normalize('NFC').replace(unsafe, ' ').replace(/\s+/g, ' '))
  const base = trimEnds(cutToOctets(plain, longestName)) || 'client'
  return reserved.test(base) ? `_${base}` : base
}

/** No hidden file, no flag, no end that Windows drops. */
const trimEnds = (text: string): string => text.replace(/^[\s.~-]+|[\s.]+$/g, '')

function cutToOctets(text: string, most: number): string {
  let size = 0
  let cut = ''
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > most) break
    cut += character
  }
  return cut
}
