/** A piece of a line in one style. */
interface Span {
  readonly text: string
  readonly classes: readonly string[]
}

const colours: Readonly<Record<number, string>> = {31: 'red', 32: 'green', 35: 'magenta'}

/** The pieces of what a program wrote to a terminal, one list for each line; styles last until they are ended. */
export function readAnsi(output: string): Span[][] {
  let strong = false
  let dim = false
  let colour = ''
  const apply = (code: number): void => {
    if (code === 0) [strong, dim, colour] = [false, false, '']
    else if (code === 1) strong = true
    else if (code === 2) dim = true
    else if (code === 22) [strong, dim] = [false, false]
    else if (code === 39) colour = ''
    else if (code in colours) colour = colours[code] ?? ''
    else throw new Error(`no style is known for SGR ${code}`)
  }
  return output
    .replace(/\r/g, '')
    .trimEnd()
    .split('\n')
    .map(line =>
      line.split(/(\x1b\[[\d;]*m)/).flatMap((piece): Span[] => {
        const codes = /^\x1b\[([\d;]*)m$/.exec(piece)?.[1]
        if (codes !== undefined) {
          for (const code of codes.split(';')) apply(Number(code))
          return []
        }
        return piece === '' ? [] : [{text: piece, classes: [strong ? 'b' : '', dim ? 'd' : '', colour].filter(Boolean)}]
      }),
    )
}

// Of a usual monospaced font at 14 pixels.
const widthOfCell = 8.43
const heightOfLine = 20
const margin = 20

const style = `
svg { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.sheet { fill: #fdfcfa; stroke: #dcd8d0; } text { fill: #23262b; white-space: pre; }
.b { font-weight: 700; } .d { fill: #5c6067; }
.red { fill: #a52a2a; } .green { fill: #2c6e2f; } .magenta { fill: #863a86; }
@media (prefers-color-scheme: dark) {
  .sheet { fill: #191c1f; stroke: #363b40; } text { fill: #e7e4de; } .d { fill: #a4a8ac; }
  .red { fill: #f28b82; } .green { fill: #8fce92; } .magenta { fill: #d7a1d7; }
}`.trim()

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const draw = ({text, classes}: Span): string =>
  classes.length > 0 ? `<tspan class="${classes.join(' ')}">${escapeXml(text)}</tspan>` : escapeXml(text)

/**
 * A picture of a terminal after a command, light or dark as the reader has it.
 *
 * @param columns how wide the terminal was
 */
export function terminalSvg(command: string, output: string, columns: number): string {
  const lines: readonly Span[][] = [[{text: `$ ${command}`, classes: ['b']}], ...readAnsi(output)]
  const width = Math.ceil(columns * widthOfCell) + 2 * margin
  const height = lines.length * heightOfLine + 2 * margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">A terminal after ${escapeXml(command)}</title>`,
    `<style>${style}</style>`,
    `<rect class="sheet" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...lines.map(
      (spans, at) =>
        `<text xml:space="preserve" x="${margin}" y="${margin + at * heightOfLine + 14}">${spans.map(draw).join('')}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n')
}
