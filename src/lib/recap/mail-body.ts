const lineLength = 76

/** The UTF-8 bytes of a text as base64. */
export const encodeBase64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''))

const hexadecimal = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** One line as quoted-printable, broken softly so that no line is longer than 76 characters. */
function quoteLine(line: string): string {
  const units = Array.from(new TextEncoder().encode(line), byte =>
    (byte >= 0x20 && byte <= 0x7e && byte !== 0x3d) || byte === 0x09 ? String.fromCharCode(byte) : hexadecimal(byte),
  )
  const last = units.at(-1)
  if (last === ' ' || last === '\t') units[units.length - 1] = hexadecimal(last.charCodeAt(0))
  const lines = ['']
  for (const unit of units) {
    const held = lines.at(-1) ?? ''
    if (held.length + unit.length > lineLength - 1) lines.push(unit)
    else lines[lines.length - 1] = held + unit
  }
  return lines.join('=\r\n')
}

/** A text as the body of a part of a mail, and how it is encoded: what is mostly ASCII stays readable (RFC 2045). */
export function encodeBody(text: string): {readonly encoding: string; readonly body: string} {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const foreign = text.match(/[^\x00-\x7f]/g)?.length ?? 0
  if (foreign * 5 < text.length) {
    return {encoding: 'quoted-printable', body: lines.map(quoteLine).join('\r\n')}
  }
  const encoded = encodeBase64(lines.join('\r\n'))
  return {encoding: 'base64', body: encoded.replace(/.{76}(?=.)/g, '$&\r\n')}
}
