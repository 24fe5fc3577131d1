import {spawnSync} from 'node:child_process'
import {type Desktop, systemProgram} from './clipboard.ts'

/** The program of a platform that opens a file or a link with what the user has chosen for it. */
function openerOf(desktop: Desktop): readonly [command: string, ...args: string[]] {
  if (desktop.platform === 'darwin') return ['open']
  return desktop.platform === 'win32' ? [systemProgram(desktop, 'explorer.exe')] : ['xdg-open']
}

/** Opens a file or a link; false where there is no program for it. No shell sees the text. */
export function openWithSystem(target: string, {platform, env}: Desktop): boolean {
  const [command, ...args] = openerOf({platform, env})
  const {error, status} = spawnSync(command, [...args, target], {stdio: 'ignore', timeout: 10_000})
  // Explorer answers 1 when it has opened the file.
  return error === undefined && (status === 0 || platform === 'win32')
}
