/** Text as one line: runs of white space and control characters become one space. */
export const toOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** Text of several lines with LF between them and no other control characters but tabs. */
export const toLines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

/** A text for a message: quoted, on one line, and cut where it is long. */
export const quoteText = (text: string): string => {
  const characters = [...toOneLine(text.slice(0, 200))]
  return characters.length > 60 ? `"${characters.slice(0, 60).join('')}…"` : `"${characters.join('')}"`
}
