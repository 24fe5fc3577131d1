const [quote, colon, backslash] = [0x22, 0x3a, 0x5c]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

/** The first key that stands twice in the same object of a JSON text that is known to parse, however it is spelled. */
export function repeatedKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < json.length; at++) {
    const char = json.charCodeAt(at)
    if (char === openBrace) open.push(new Set())
    else if (char === openBracket) open.push(undefined)
    else if (char === closeBrace || char === closeBracket) open.pop()
    else if (char === quote) {
      const end = endOfText(json, at)
      if (isKey(json, end)) {
        const key = String(JSON.parse(json.slice(at, end + 1)))
        const keys = open.at(-1)
        if (keys?.has(key)) return key
        keys?.add(key)
      }
      at = end
    }
  }
  return undefined
}

/** Where the quote stands that closes the text opened at a position. */
function endOfText(json: string, opened: number): number {
  let end = json.indexOf('"', opened + 1)
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1)
  return end
}

function isEscaped(json: string, at: number): boolean {
  let backslashes = 0
  while (json.charCodeAt(at - 1 - backslashes) === backslash) backslashes++
  return backslashes % 2 === 1
}

function isKey(json: string, end: number): boolean {
  let at = end + 1
  while (json.charCodeAt(at) <= 0x20) at++
  return json.charCodeAt(at) === colon
}
