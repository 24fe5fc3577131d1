import {fstatSync, statSync, writeSync} from 'node:fs'

/** Somewhere text can be written to. */
export interface Writer {
  write(text: string): unknown
}

/** A standard stream of the process that costs nothing until it is used. */
export interface Output extends Writer {
  readonly isTTY: boolean
  readonly columns: number | undefined
}

const waitMs = 2
const interrupted: ReadonlySet<unknown> = new Set(['EAGAIN', 'EINTR'])

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** What kept an output from being written, in the system's words; nothing for another error, and where whoever read has gone. */
export function outputFailure(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || error.syscall !== 'write' || codeOf(error) === 'EPIPE')
    return undefined
  return /^\w+: (.*), write$/.exec(error.message)?.[1] ?? error.message
}

/** Writes all bytes, waiting where a pipe is full. */
function writeAll(descriptor: number, bytes: Buffer): void {
  let at = 0
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at)
    } catch (error) {
      if (!interrupted.has(codeOf(error))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs)
    }
  }
}

/** As node:os names it, which takes half a millisecond to load. */
const devNull = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null'

/** True for what may be a terminal: a character device, but not the one that swallows all. */
const mayBeTerminal = (descriptor: number): boolean => {
  try {
    const stat = fstatSync(descriptor)
    return stat.isCharacterDevice() && stat.rdev !== statSync(devNull).rdev
  } catch {
    return false
  }
}

/**
 * A standard output without `process.stdout`, which costs a twentieth of a bare start of Node. Only where the descriptor may be
 * a terminal, the stream of the process is asked; files and pipes are written directly.
 */
export function createOutput(descriptor: 1 | 2, process: NodeJS.Process): Output {
  const device = mayBeTerminal(descriptor)
  const stream = () => (descriptor === 1 ? process.stdout : process.stderr)
  const isTerminal = () => device && stream().isTTY === true
  return {
    get isTTY() {
      return isTerminal()
    },
    get columns() {
      return device ? stream().columns : undefined
    },
    write: text => (isTerminal() ? stream().write(text) : writeAll(descriptor, Buffer.from(text))),
  }
}
