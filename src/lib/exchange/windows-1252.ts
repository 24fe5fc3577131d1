/** The characters of bytes 0x80–0x9f in windows-1252; the rest of it is Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f' + '\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The text of windows-1252 bytes, given as a string with one character per byte.
 * Not by `TextDecoder`: several releases of Node 20 to 24 take that encoding for Latin-1.
 */
export const decodeWindows1252 = (binary: string): string =>
  binary.replace(/[\x80-\x9f]/g, byte => windows1252.charAt(byte.charCodeAt(0) - 0x80))
