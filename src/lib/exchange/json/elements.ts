/** An object in a list of a JSON text. */
export interface Element {
  /** The key of the list in the whole; null where the whole is the list. */
  readonly list: string | null
  /** 1-based. */
  readonly line: number
  readonly text: string
}

/** That a text ends before its brackets do. */
export const unfinished = 'unfinished'

/**
 * Cuts a JSON text into the objects of its lists: `[{…}, …]`, or `{"people": [{…}, …], …}`; a single object is a list of one. So
 * each can be read, and named with its line, for itself. Takes time linear in the text, however deep it nests.
 */
export function* cutElements(text: string): Generator<Element | typeof unfinished> {
  const root = /\S/.exec(text)?.[0]
  const listDepth = root === '[' ? 1 : 2
  let [depth, line, start, startLine, found] = [0, 1, -1, 1, 0]
  let list: string | null = null
  let key = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\n') line++
    else if (character === '"') {
      const end = endOfString(text, at)
      if (end < 0) break
      if (depth === 1 && root === '{') key = text.slice(at + 1, end)
      at = end
    } else if (character === '{' || character === '[') {
      if (depth === 1 && root === '{') list = character === '[' ? key : null
      if (depth === listDepth && character === '{' && (root === '[' || list !== null)) {
        start = at
        startLine = line
      }
      depth++
    } else if (character === '}' || character === ']') {
      depth--
      if (depth === listDepth && start >= 0 && character === '}') {
        found++
        yield {list: root === '[' ? null : list, line: startLine, text: text.slice(start, at + 1)}
        start = -1
      }
    }
  }
  if (depth !== 0) yield unfinished
  else if (found === 0 && root === '{') yield {list: null, line: 1, text}
}

/** The place of the quote that ends a string; below 0 where nothing ends it. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text[at - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return at
  }
  return -1
}
