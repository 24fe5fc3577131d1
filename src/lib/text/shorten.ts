/**
 * The first characters of a text, `…` behind them where there are more: no character of two units is cut in half.
 *
 * @example shorten('Apex Manufacturing', 4) //=> 'Apex…'
 */
export function shorten(text: string, most = 60): string {
  if (text.length <= most) return text
  const first = [...text.slice(0, 2 * most + 2)].slice(0, most + 1)
  return first.length > most ? `${first.slice(0, most).join('')}…` : text
}
