import {execFileSync} from 'node:child_process'
import {onTestFinished} from 'vitest'
import {makeScratchFolder} from './scratch.ts'

/** An empty disk of so many kilobytes, gone after the test; null where this user or system cannot mount one. */
export function mountSmallDisk(kilobytes: number, files = 1000): string | null {
  const folder = makeScratchFolder()
  try {
    const options = `size=${kilobytes}k,nr_inodes=${files},mode=0700`
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], {stdio: 'ignore'})
  } catch {
    return null
  }
  onTestFinished(() => {
    execFileSync('umount', [folder])
  })
  return folder
}
