import {spawn} from 'node:child_process'
import {type Desktop, systemProgram} from './clipboard.ts'

/** How long to wait for a program that opens something to say that it cannot, in milliseconds. */
const patienceMs = 5000

/** The program of a platform that opens a file or a link with what the user has chosen for it. */
function openerOf(desktop: Desktop): readonly [command: string, ...args: string[]] {
  if (desktop.platform === 'darwin') return ['open']
  return desktop.platform === 'win32' ? [systemProgram(desktop, 'explorer.exe')] : ['xdg-open']
}

/**
 * Opens a file or a link; false where there is no program for it. No shell sees the text. Some desktops' openers end with the
 * browser that they have started: one that still runs after `waitMs` has opened it, and goes on when this process ends.
 */
export function openWithSystem(target: string, desktop: Desktop, waitMs = patienceMs): Promise<boolean> {
  const [command, ...args] = openerOf(desktop)
  return new Promise(resolve => {
    const child = spawn(command, [...args, target], {stdio: 'ignore', detached: true})
    const timer = setTimeout(() => resolve(true), waitMs)
    const settle = (isOpened: boolean): void => {
      clearTimeout(timer)
      resolve(isOpened)
    }
    child.once('error', () => settle(false))
    // Explorer answers 1 when it has opened the file.
    child.once('exit', code => settle(code === 0 || desktop.platform === 'win32'))
    child.unref()
  })
}
