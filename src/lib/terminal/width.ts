/*
 * Patterns with properties of Unicode stand inside the functions: V8 reads a literal where it stands, which takes half a millisecond for
 * each of them.
 */
const printableAscii = /^[\x20-\x7e]*$/
/** Text of Latin letters, digits and signs: each takes one column, and no pattern of emoji need look at it. */
const latin = /^[\x20-\x7e\xa0-\xac\xae-\u02ff]*$/
const colours = /\x1b\[[\d;]*m/g

/**
 * First and last code points of the wide and fullwidth characters (East_Asian_Width W and F, Unicode 18), joined over unassigned
 * and non-spacing ones. Emoji are left out, the engine knows them, but for the block that new ones are taken from.
 */
const wideRanges: readonly number[] = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x3029, 0x3030, 0x303e, 0x3041, 0x3247,
  0x3250, 0xa4c6, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6,
  0x16fe0, 0x16fe3, 0x16ff2, 0x191d2, 0x1aff0, 0x1b2fb, 0x1d300, 0x1d376, 0x1f1ae, 0x1f1ae, 0x1f200, 0x1f265, 0x1fa70,
  0x1faff, 0x20000, 0x3fffd,
]

const isWide = (code: number): boolean => {
  let from = 0
  let to = wideRanges.length / 2 - 1
  while (from <= to) {
    const middle = (from + to) >> 1
    if (code < (wideRanges[2 * middle] ?? 0)) to = middle - 1
    else if (code > (wideRanges[2 * middle + 1] ?? 0)) from = middle + 1
    else return true
  }
  return false
}

const characterWidth = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0
  if (code < 0x300) return code === 0xad ? 0 : 1
  if (/^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]$/u.test(character)) return 0
  return isWide(code) || /^\p{Emoji_Presentation}$/u.test(character) ? 2 : 1
}

const wideSpace = '\u3000'

const emojiSequences = (): RegExp =>
  /\p{RI}\p{RI}|[#*\d]\ufe0f\u20e3|\p{ExtPict}(?:\ufe0f|\p{EMod})?(?:\u200d\p{ExtPict}(?:\ufe0f|\p{EMod})?)*/gu

/** A sequence is drawn as one picture of two columns; a pictograph alone is measured as the character it is. */
const replaceEmoji = (sequence: string): string => {
  const first = sequence.codePointAt(0) ?? 0
  return sequence.length === (first > 0xffff ? 2 : 1) ? sequence : wideSpace
}

/**
 * Columns that the text takes on a terminal. Spacing marks are 1, non-spacing marks and format characters 0, East Asian wide
 * characters and emoji 2, also flags, keycaps and joined emoji; colour sequences and control characters are 0.
 *
 * @example displayWidth('हिन्दी') //=> 5
 */
export const displayWidth = (text: string): number => {
  if (latin.test(text)) return text.length
  let width = 0
  for (const character of text.replace(colours, '\0').replace(emojiSequences(), replaceEmoji)) {
    width += characterWidth(character)
  }
  return width
}

let segmenter: Intl.Segmenter | undefined

/** What the text can be cut into: colour sequences and what readers see as one character. */
const splitCharacters = (text: string): string[] => {
  if (printableAscii.test(text)) return [...text]
  segmenter ??= new Intl.Segmenter(undefined, {granularity: 'grapheme'})
  const characters: string[] = []
  let from = 0
  for (const {0: sequence, index} of text.matchAll(colours)) {
    for (const {segment} of segmenter.segment(text.slice(from, index))) characters.push(segment)
    characters.push(sequence)
    from = index + sequence.length
  }
  for (const {segment} of segmenter.segment(text.slice(from))) characters.push(segment)
  return characters
}

/** How many UTF-16 units of the text fit into the given columns, cut between characters. */
const countFitting = (text: string, width: number): number => {
  let end = 0
  let used = 0
  for (const character of splitCharacters(text)) {
    used += displayWidth(character)
    if (used > width) return end
    end += character.length
  }
  return end
}

/**
 * The text cut to at most `width` columns, with `…` in the last one when something is missing. Colour sequences after the cut
 * stay, so that what was opened is closed.
 *
 * @example truncate('Apex Manufacturing', 10) //=> 'Apex Manu…'
 */
export const truncate = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text
  if (width < 1) return ''
  const end = countFitting(text, width - 1)
  return `${text.slice(0, end).trimEnd()}…${text.slice(end).match(colours)?.join('') ?? ''}`
}

const blanks = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text)))

/** The text with spaces after it up to `width` columns; a wider one is unchanged. */
export const padRight = (text: string, width: number): string => text + blanks(text, width)

/** The text with spaces before it up to `width` columns; a wider one is unchanged. */
export const padLeft = (text: string, width: number): string => blanks(text, width) + text

/** Pieces of a word that each fit into `width` columns; a piece holds at least one character. */
const breakWord = (word: string, width: number): string[] => {
  if (displayWidth(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const character of splitCharacters(word)) {
    if (piece !== '' && displayWidth(piece + character) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

const wrapParagraph = (paragraph: string, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  const words = paragraph.split(' ').filter(word => word !== '')
  for (const piece of words.flatMap(word => breakWord(word, width))) {
    const longer = line === '' ? piece : `${line} ${piece}`
    if (displayWidth(longer) <= width) {
      line = longer
    } else {
      if (line !== '') lines.push(line)
      line = piece
    }
  }
  return [...lines, line]
}

/**
 * Lines of at most `width` columns, broken between words, or within a word that is longer than a line. Every line, the first
 * too, starts with `indent` spaces, which count. LF in the text always breaks.
 */
export const wrap = (text: string, width: number, indent = 0): string[] => {
  const room = Math.max(1, width - indent)
  return text
    .split('\n')
    .flatMap(paragraph => wrapParagraph(paragraph, room))
    .map(line => (line === '' ? '' : ' '.repeat(indent) + line))
}

/** Text with right-to-left letters as an island of its own direction (FSI … PDI), so that it leaves its neighbours in place. */
export const isolate = (text: string): string => {
  if (printableAscii.test(text)) return text
  const rightToLeft = /(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}
