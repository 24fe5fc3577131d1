import {existsSync} from 'node:fs'
import {win32} from 'node:path'

interface Place {
  readonly env: {readonly [name: string]: string | undefined}
  readonly platform?: NodeJS.Platform
  /** Whether there is a file; the system's answer unless told. */
  readonly exists?: (path: string) => boolean
}

/**
 * The program of a name as it is to be started; undefined where there is none. Windows looks into the working folder first, which may
 * be that of a book from elsewhere with a `git.exe` in it: there it is looked for here, in the folders of the PATH alone.
 *
 * @example findProgram('git', {platform: 'win32', env: {Path: 'C:\\Git\\cmd'}}) //=> 'C:\\Git\\cmd\\git.exe'
 */
export function findProgram(
  name: string,
  {env, platform = process.platform, exists = existsSync}: Place,
): string | undefined {
  if (platform !== 'win32') return name
  // Windows does not tell the case of names apart, a copy of the environment does.
  const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? ''
  return path
    .split(';')
    .map(folder => folder.replaceAll('"', ''))
    .filter(folder => win32.isAbsolute(folder))
    .map(folder => win32.join(folder, `${name}.exe`))
    .find(exists)
}
