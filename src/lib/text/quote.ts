/** Text as a shell takes it for one word. */
export const quote = (text: string): string =>
  /^[\p{L}\p{N}\p{M}._/@:+-]+$/u.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`
