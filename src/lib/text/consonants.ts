/** What is told apart of a consonant: writings of one name in several alphabets do not agree on more. */
const sounds: readonly (readonly [sound: string, letters: string])[] = [
  ['k', 'cgkqكکگقغخкгхчґκγχकखगघचछ'],
  ['p', 'pfپفпфπφपफ'],
  ['b', 'bبбβबभ'],
  ['t', 'tتطтτθटठतथ'],
  ['d', 'dدضдδडढदध'],
  ['s', 'sسشصثсшщσशषस'],
  ['z', 'jzجژزذضظзжџζजझ'],
  ['m', 'mمмμम'],
  ['n', 'nنнνनणञङं'],
  ['l', 'lلлλलळ'],
  ['r', 'rرрρरऱ'],
  ['ks', 'xξ'],
  ['ts', 'ц'],
]

const soundOf: ReadonlyMap<string, string> = new Map(
  sounds.flatMap(([sound, letters]) => [...letters].map(letter => [letter, sound] as const)),
)

const scripts: readonly (readonly [name: string, pattern: RegExp])[] = [
  'Latin',
  'Arabic',
  'Cyrillic',
  'Greek',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Telugu',
  'Kannada',
  'Malayalam',
].map(name => [name, new RegExp(`\\p{Script=${name}}`, 'u')])

/** The alphabet of a text, by the first of its letters; undefined for one that is not read by its consonants. */
export const scriptOf = (text: string): string | undefined => {
  const [letter = ''] = /\p{L}/u.exec(text) ?? []
  return scripts.find(([, pattern]) => pattern.test(letter))?.[0]
}

/** The blocks of the Indic scripts from Bengali on stand in the order of Devanagari. */
const toDevanagari = (text: string): string =>
  text.replace(/[\u0980-\u0b7f\u0c00-\u0d7f]/g, letter => String.fromCharCode(0x0900 + (letter.charCodeAt(0) % 0x80)))

/**
 * The consonants of a folded text, the same in each alphabet, to find one name in two of them. Vowels are not read, nor h, v, w
 * and y, which some alphabets write and others do not; doubled ones are one.
 *
 * @example consonantsOf('राम शर्मा') //=> 'rmsrm', as that of 'ram sharma'
 */
export function consonantsOf(text: string): string {
  const plain = toDevanagari(text)
    .replaceAll('ज्ञ', 'ग')
    .replace(/ं(?=[पफबभम])/g, 'म')
  return [...plain]
    .map(letter => soundOf.get(letter) ?? (/\s/.test(letter) ? ' ' : ''))
    .join('')
    .replace(/(.)\1+/g, '$1')
    .replaceAll(' ', '')
}
