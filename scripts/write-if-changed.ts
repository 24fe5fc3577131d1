import {existsSync, readFileSync, writeFileSync} from 'node:fs'

/** Writes a file only where its text changes, so that its time tells when it did. */
export function writeIfChanged(path: string, text: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}
