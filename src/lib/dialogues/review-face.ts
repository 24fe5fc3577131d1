import type {Palette} from '../terminal/colour.ts'
import type {KeyReader} from '../terminal/keys.ts'
import type {Prompter} from '../terminal/prompts.ts'
import {isolate, wrap} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'

/** Where a review asks and is answered. */
export interface ReviewFace {
  readonly keys: KeyReader
  readonly prompter: Prompter
  /** Columns to fit into. */
  readonly width: number
  readonly palette: Palette
  write(text: string): void
}

/** A key and what it does, e.g. `d done`. */
export interface KeyChoice<T> {
  readonly key: string
  readonly name: string
  readonly value: T
  /** For the help: what it does, in a sentence. */
  readonly hint?: string
}

/** Writes lines that fit, each as an island of its own direction. */
export function say(face: ReviewFace, text: string, indent = 0, paint: (line: string) => string = String): void {
  for (const line of wrap(safeText(text), face.width - 2, indent)) face.write(`${paint(isolate(line))}\n`)
}

/** The keys in lines that fit: `d done  s snooze`. A key and its word stay together. */
function keyLines(choices: readonly Pick<KeyChoice<unknown>, 'key' | 'name'>[], width: number): string[] {
  const joined = choices.map(({key, name}) => `${key}\u00a0${name.replaceAll(' ', '\u00a0')}`).join('  ')
  return wrap(joined.replaceAll('  ', ' \u2002'), width - 2).map(line =>
    line.replaceAll('\u00a0', ' ').replaceAll('\u2002', ' ').trim(),
  )
}

/** Asks until one of the keys is pressed; `?` explains them. `introduce` writes what is asked about. */
export async function askKey<T>(face: ReviewFace, choices: readonly KeyChoice<T>[], introduce: () => void): Promise<T> {
  const {palette} = face
  let show = introduce
  for (;;) {
    // Before anything is seen the terminal reads keys: one that answers at once is not taken for a line, nor Ctrl-C for a signal.
    const pressing = face.keys.press()
    show()
    for (const line of keyLines([...choices, {key: '?', name: 'help'}], face.width))
      face.write(`${palette.dim(line)}\n`)
    const pressed = await meaningful(face, pressing)
    const choice = choices.find(({key}) => key === pressed)
    if (choice) {
      face.write(`${palette.accent('›')} ${choice.name}\n`)
      return choice.value
    }
    show = () => (pressed === '?' ? explain(face, choices) : say(face, `no such key: ${pressed}`, 0, palette.warning))
  }
}

/** The first key that writes something: arrows and the like are passed over. */
async function meaningful({keys}: ReviewFace, pressing: Promise<string>): Promise<string> {
  let pressed = await pressing
  while (pressed === '') pressed = await keys.press()
  return pressed
}

function explain(face: ReviewFace, choices: readonly KeyChoice<unknown>[]): void {
  for (const {key, name, hint} of choices) say(face, `${key} ${name}${hint ? `: ${hint}` : ''}`, 2)
}
