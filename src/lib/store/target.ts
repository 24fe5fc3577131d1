import {type BigIntStats, lstatSync, readlinkSync, realpathSync, type Stats} from 'node:fs'
import {basename, dirname, isAbsolute, join, resolve, sep} from 'node:path'
import {CrmError} from '../errors.ts'
import {errnoCode, throwDataFileError} from './errno.ts'

const longestChain = 40
const nameAnother = 'Name a file with --file or CRM_FILE.'

/** The real path of a folder; of one that is missing, that of the nearest one above and the rest. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch (error) {
    const above = dirname(folder)
    if (errnoCode(error) !== 'ENOENT' || above === folder) throw error
    return join(realFolder(above), basename(folder))
  }
}

/** Throws `data-file` for a folder, a device, a pipe or a socket. */
export function refuseUnlessPlainFile(path: string, found: Stats | BigIntStats): void {
  if (found.isFile()) return
  const what = found.isDirectory() ? 'a folder, not a file' : 'not a plain file'
  throw new CrmError('data-file', `${path} is ${what}`, {hint: nameAnother})
}

const realFile = (path: string): string => join(realFolder(dirname(path)), basename(path))

const look = (path: string): Stats | undefined => lstatSync(path, {throwIfNoEntry: false})

/** Where a link points, left as it stands: `..` after another link means the folder above that link's target. */
function readTarget(link: string): string {
  const text = readlinkSync(link)
  return isAbsolute(text) ? text : `${dirname(link)}${sep}${text}`
}

/** Where case does not count, one file has many names: the one that it was given is that of its lock, its journal and its machine. */
function ownName(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    // Somebody has removed it this moment: it is to be made again under this name.
    return path
  }
}

function followLinks(file: string): string {
  let path = realFile(file)
  for (let links = 0; look(path)?.isSymbolicLink() === true; links++) {
    if (links === longestChain) {
      throw new CrmError('data-file', `${file} is a symbolic link that leads round in a circle`, {hint: nameAnother})
    }
    const pointed = readTarget(path)
    path = realFile(pointed)
    if (look(dirname(path)) === undefined) {
      throw new CrmError('data-file', `${file} is a symbolic link to ${pointed}, and that folder does not exist`, {
        hint: `Make the folder ${dirname(path)} (or connect its disk), or remove the link.`,
      })
    }
  }
  return path
}

/**
 * The real path of a file that is, or is to be, there: symbolic links followed to the end, also one whose target is still to be made.
 * Throws `data-file` for a folder, a device or a pipe, for a link into a missing folder, and when the path cannot be followed.
 *
 * @example resolveTarget('/home/ana/crm.json') //=> '/home/ana/Documents/clients/crm.json', where the first is a link to the second
 */
export function resolveTarget(file: string): string {
  try {
    const target = followLinks(resolve(file))
    const found = look(target)
    if (found === undefined) return target
    refuseUnlessPlainFile(target, found)
    return ownName(target)
  } catch (error) {
    return throwDataFileError(`${file} could not be found`, file, error)
  }
}
