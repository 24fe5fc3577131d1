import {chmodSync, readdirSync, type Stats, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {backupsFolder} from '../store/places.ts'
import type {Check, Finding, Mended} from './check.ts'

/** Bits that let others than the owner in, and those that let them write. */
const forOthers = 0o077
const othersWrite = 0o022
const sticky = 0o1000

const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0')

function look(path: string): Stats | undefined {
  try {
    return statSync(path, {throwIfNoEntry: false})
  } catch {
    return undefined
  }
}

/** Takes bits of a mode away; undefined where the system or the disk does not let us. */
function takeAway(path: string, bits: number): Mended | undefined {
  try {
    const before = statSync(path).mode
    chmodSync(path, before & 0o7777 & ~bits)
    const now = statSync(path).mode
    return (now & bits) === 0 ? {message: `permissions set from ${octal(before)} to ${octal(now)}`} : undefined
  } catch {
    return undefined
  }
}

/** The book, and what this machine keeps of it, are for their owner alone; nobody else may write in their folder. */
export const checkPermissions: Check = ({place: {file, stateFolder, platform}, content}) => {
  if (platform === 'win32' || content.kind === 'none' || content.kind === 'foreign') return []
  const own = [file, stateFolder, ...ownFiles(stateFolder), ...ownFiles(backupsFolder(stateFolder))]
  return [...own.flatMap(checkOwn), ...checkFolder(dirname(file))]
}

function checkOwn(path: string): Finding[] {
  const found = look(path)
  if (!found || (found.mode & forOthers) === 0) return []
  const [mode, right] = [octal(found.mode), found.isDirectory() ? '700' : '600']
  const message = `others can read or change it (${mode}); mend it: crm doctor --fix, or chmod ${right}`
  return [{path, message, mend: () => takeAway(path, forOthers)}]
}

/** A group that is the owner's alone, as many systems make one for each user, lets nobody else in. */
function checkFolder(path: string): Finding[] {
  const found = look(path)
  if (!found || (found.mode & sticky) !== 0) return []
  const privateGroup = found.uid !== 0 && found.gid === found.uid
  const bits = privateGroup ? 0o002 : othersWrite
  if ((found.mode & bits) === 0) return []
  const message = `others can replace the files in this folder (${octal(found.mode)}); mend it: crm doctor --fix, or chmod go-w`
  return [{path, message, mend: () => takeAway(path, bits)}]
}

function ownFiles(folder: string): string[] {
  try {
    return readdirSync(folder, {withFileTypes: true}).flatMap(entry =>
      entry.isFile() ? [join(folder, entry.name)] : [],
    )
  } catch {
    return []
  }
}
