import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {root} from '../scripts/root.ts'

/**
 * The most memory that a run of the program held, in MB of a million bytes.
 *
 * @param home a folder for the note that it leaves
 * @param run runs Node with these arguments before the program's own, and this variable
 */
export function measurePeak(
  home: string,
  run: (args: readonly string[], variables: {readonly MEMORY_NOTE: string}) => void,
): number {
  const note = join(home, 'memory')
  run(['--require', join(root, 'bench/note-memory.cjs'), join(root, 'bin/run.js')], {MEMORY_NOTE: note})
  return (Number(readFileSync(note, 'utf8')) * 1024) / 1e6
}
