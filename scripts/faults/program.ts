import {spawn} from 'node:child_process'
import {environmentIn} from '../own-home.ts'

/** A home with a large book in it. */
export interface Desk {
  readonly home: string
  readonly book: string
}

/** What a run of the program came to; the code is null where it was killed. */
export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the program at a desk, with more variables where they are given. */
export type Program = (desk: Desk, words: readonly string[], more?: NodeJS.ProcessEnv) => Promise<Ran>

export const createProgram =
  (bin: string): Program =>
  (desk, words, more = {}) =>
    new Promise((done, fail) => {
      const child = spawn(process.execPath, [bin, ...words], {
        env: {...environmentIn(desk.home), ...more},
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 120_000,
        killSignal: 'SIGKILL',
      })
      let [out, err] = ['', '']
      child.stdout.setEncoding('utf8').on('data', text => {
        out += text
      })
      child.stderr.setEncoding('utf8').on('data', text => {
        err += text
      })
      child.on('error', fail).on('close', code => done({code, out, err}))
    })
