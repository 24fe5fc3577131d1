// The zero of each script; its other nine digits follow it.
const zeros: readonly number[] = [
  0x0660, // Arabic-Indic
  0x06f0, // Persian and Urdu
  0x0966, // Devanagari
  0x09e6, // Bengali
  0x0a66, // Gurmukhi
  0x0ae6, // Gujarati
  0x0b66, // Odia
  0x0be6, // Tamil
  0x0c66, // Telugu
  0x0ce6, // Kannada
  0x0d66, // Malayalam
  0x0de6, // Sinhala
  0x0e50, // Thai
  0x0ed0, // Lao
  0x0f20, // Tibetan
  0x1040, // Myanmar
  0x17e0, // Khmer
  0x1810, // Mongolian
  0xff10, // full width
]

const toAsciiDigit = (digit: string): string => {
  const code = digit.charCodeAt(0)
  const zero = zeros.find(first => code >= first && code < first + 10)
  return zero === undefined ? digit : `${code - zero}`
}

/**
 * Writes the decimal digits of other scripts as ASCII digits and leaves everything else as it is.
 *
 * @example toAsciiDigits('२०२६-०३-३१') //=> '2026-03-31'
 */
export const toAsciiDigits = (text: string): string =>
  // The pattern of all digits takes a millisecond to compile, and most text needs none.
  /^[\x20-\x7e]*$/.test(text) ? text : text.replace(/(?![0-9])\p{Nd}/gu, toAsciiDigit)
