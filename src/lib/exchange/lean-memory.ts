import {statSync} from 'node:fs'
import {setFlagsFromString} from 'node:v8'

/** Files of more than this are worth a slower, leaner run. */
const worthIt = 1 << 20

/**
 * Keeps the memory of an import of large files near what it really holds: V8 lets its heap grow to several times that before it looks
 * for garbage, however much is lost as soon as it is read.
 */
export function stayLean(paths: readonly string[]): void {
  const total = paths.reduce((sum, path) => sum + (statSync(path, {throwIfNoEntry: false})?.size ?? 0), 0)
  if (total <= worthIt) return
  setFlagsFromString('--heap-growing-percent=20')
  setFlagsFromString('--semi-space-growth-factor=1')
}
