import {existsSync} from 'node:fs'
import {dirname, isAbsolute, join, posix, resolve, win32} from 'node:path'
import {idFor} from '../book/ids.ts'

/** What the choice of a file depends on. */
export interface Surroundings {
  readonly env: {readonly [name: string]: string | undefined}
  readonly cwd: string
  readonly home: string
  readonly platform: NodeJS.Platform
}

/** The name of a book's file. */
export const bookName = 'crm.json'

/**
 * The file of the book: the one that was named, else `$CRM_FILE`, else the nearest `crm.json` upward from the working
 * directory, else the user's own place.
 */
export function findBook(named: string | undefined, around: Surroundings): string {
  const given = named ?? (around.env['CRM_FILE'] || undefined)
  if (given !== undefined) return isAbsolute(given) ? resolve(given) : resolve(around.cwd, given)
  for (let folder = resolve(around.cwd); ; folder = dirname(folder)) {
    const candidate = join(folder, bookName)
    if (existsSync(candidate)) return candidate
    if (dirname(folder) === folder) return join(dataFolder(around), bookName)
  }
}

/** A folder that the environment names. A relative one counts as none, as the XDG specification says: it would be another in each folder. */
function ownFolder(name: string, {env, platform}: Surroundings): string | undefined {
  const named = env[name]
  return named && (platform === 'win32' ? win32 : posix).isAbsolute(named) ? named : undefined
}

/** Where this user's data lives on this platform. */
export function dataFolder(around: Surroundings): string {
  const {env, home, platform} = around
  const named = ownFolder('XDG_DATA_HOME', around)
  if (named) return join(named, 'crm')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'crm')
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'crm')
  return join(home, '.local', 'share', 'crm')
}

/** Where this machine keeps what is its own: the journal and the replica's name. Never synced. */
export function stateFolder(around: Surroundings): string {
  const {env, home, platform} = around
  const named = ownFolder('XDG_STATE_HOME', around)
  if (named) return join(named, 'crm')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'crm', 'state')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'crm', 'state')
  return join(home, '.local', 'state', 'crm')
}

/** The folder of this machine's state for one book, named by the book's real path. */
export const bookStateFolder = (realFile: string, around: Surroundings): string =>
  join(stateFolder(around), 'books', idFor('b', realFile))

/** Where `doctor` keeps the files as they were before it mended them: in a book's state folder. */
export const backupsFolder = (stateFolder: string): string => join(stateFolder, 'backups')

/** Where this machine keeps what may be removed at any time. */
export function cacheFolder(around: Surroundings): string {
  const {env, home, platform} = around
  const named = ownFolder('XDG_CACHE_HOME', around)
  if (named) return join(named, 'crm')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'crm')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'crm', 'cache')
  return join(home, '.cache', 'crm')
}

/** The index of a book, named by the book's real path. */
export const bookIndexFile = (realFile: string, around: Surroundings): string =>
  join(cacheFolder(around), 'indexes', `${idFor('b', realFile)}.index`)
