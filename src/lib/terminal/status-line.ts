/** Says what a long piece of work is at; an empty text takes the line away. */
export type Say = (text: string) => void

interface StatusOptions {
  /** Where it is written; only a terminal sees it. */
  readonly stream: {readonly isTTY: boolean; readonly columns?: number | undefined; write(text: string): unknown}
  readonly env: {readonly [name: string]: string | undefined}
}

/** One line on a terminal that each word replaces. It says nothing elsewhere, nor on a terminal that cannot take a line back. */
export const createStatusLine = ({stream, env}: StatusOptions): Say => {
  if (!stream.isTTY || env['TERM'] === 'dumb') return () => undefined
  const width = (stream.columns || 80) - 1
  let said = ''
  return text => {
    if (text === '' && said === '') return
    said = text
    stream.write(`\r\x1b[K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`)
  }
}
