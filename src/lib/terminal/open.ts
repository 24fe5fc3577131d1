import {spawnSync} from 'node:child_process'
import type {Desktop} from './clipboard.ts'
import {findProgram} from './find-program.ts'

/** The program of each platform that opens a file or a link with what the user has chosen for it. */
const openers: {readonly [platform: string]: readonly [command: string, ...args: string[]]} = {
  darwin: ['open'],
  win32: ['explorer.exe'],
}

/** Opens a file or a link; false where there is no program for it. No shell sees the text. */
export function openWithSystem(target: string, {platform, env}: Desktop): boolean {
  const [name, ...args] = openers[platform] ?? ['xdg-open']
  const command = findProgram(name, {platform, env})
  if (command === undefined) return false
  const {error, status} = spawnSync(command, [...args, target], {stdio: 'ignore', timeout: 10_000})
  // Explorer answers 1 when it has opened the file.
  return error === undefined && (status === 0 || platform === 'win32')
}
