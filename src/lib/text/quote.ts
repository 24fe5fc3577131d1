/** Text as a shell takes it for one word. In double quotes a shell that somebody types into still looks `!` up in its history. */
export function quote(text: string): string {
  if (/^[\p{L}\p{N}\p{M}._/@:+-]+$/u.test(text)) return text
  return text.includes('!') ? `'${text.replaceAll("'", "'\\''")}'` : `"${text.replace(/["\\$`]/g, '\\$&')}"`
}
