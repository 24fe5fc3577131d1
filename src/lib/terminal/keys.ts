import {CrmError} from '../errors.ts'
import type {PromptStreams} from './prompts.ts'

/** Reads one key at a time, without Enter. */
export interface KeyReader {
  /**
   * The next key: a letter as typed in lower case, `enter`, `esc`, `backspace`, or `` for one that writes nothing, as an arrow.
   * Throws `CrmError` `cancelled` on Ctrl-C, on Ctrl-D and at the end of the input.
   */
  press(): Promise<string>
}

type Terminal = NodeJS.ReadableStream & {
  setRawMode?(isRaw: boolean): unknown
  unshift(chunk: Uint8Array): void
}

/** One key: an escape sequence whole, else one character. */
const firstKey = /^(?:\x1b(?:\[[0-?]*[ -/]*[@-~]|O[A-Za-z])|[\s\S])/u

const names: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\x1b': 'esc',
  '\x7f': 'backspace',
  '\b': 'backspace',
}
const leaving: ReadonlySet<string> = new Set(['\x03', '\x04'])

const cancelled = (): CrmError =>
  new CrmError('cancelled', 'Stopped here.', {hint: 'What was done stays done; crm review goes on from here.'})

function nameOf(key: string): string {
  const name = names[key]
  if (name !== undefined) return name
  return key.startsWith('\x1b') || /\p{Cc}/u.test(key) ? '' : key.toLowerCase()
}

/** A reader of the keys of a terminal; between two keys the terminal is as it was, so that lines can be asked for too. */
export function createKeyReader({input}: Pick<PromptStreams, 'input'>): KeyReader {
  const terminal = input as Terminal
  return {
    press: () =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void): void => {
          terminal.off('data', take)
          terminal.off('end', end)
          terminal.pause()
          terminal.setRawMode?.(false)
          settle()
        }
        const end = (): void => finish(() => reject(cancelled()))
        const take = (chunk: Uint8Array | string): void => {
          const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
          const [key = ''] = firstKey.exec(text) ?? []
          const rest = text.slice(key.length)
          finish(() => {
            // Typed ahead: it belongs to the next key, or to the next line.
            if (rest !== '') terminal.unshift(Buffer.from(rest))
            if (leaving.has(key)) reject(cancelled())
            else resolve(nameOf(key))
          })
        }
        terminal.setRawMode?.(true)
        terminal.on('data', take)
        terminal.on('end', end)
        terminal.resume()
      }),
  }
}
