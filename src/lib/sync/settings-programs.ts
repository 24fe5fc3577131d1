import {CrmError} from '../errors.ts'
import {quote} from '../text/quote.ts'
import {type Git, splitFields} from './git.ts'

/** Keys of settings that name programs which git runs by itself. */
const programKeys = String.raw`^(hook\..+\..+|remote\..+\.uploadpack|gc\.recentobjectshook)$`

/**
 * The same git, that starts no program which settings name: hooks (git 2.54 and newer), and other programs to fetch what a clone
 * lacks. Throws `sync` for settings that cannot be turned off.
 */
export function withoutPrograms(git: Git): Git {
  const found = git.attempt(['config', '--null', '--name-only', '--get-regexp', programKeys])
  const keys = [...new Set(found.ok ? splitFields(found.stdout) : [])]
  if (keys.length === 0) return git
  const settings = keys.flatMap(key => switchOff(key, git.folder) ?? [])
  // Of several programs to fetch with git takes the first: where one is named, nothing is fetched but when it is asked to.
  const env = keys.length > settings.length ? {GIT_NO_LAZY_FETCH: '1'} : {}
  return git.withSettings(settings, env)
}

/** The setting that turns a program off; undefined for one to fetch with. */
function switchOff(key: string, folder: string): string | undefined {
  if (key.startsWith('remote.')) return undefined
  const hook = /^hook\.([^=\n]+)\.[^.]+$/.exec(key)?.[1]
  // A name with `=` in it would end there.
  if (hook === undefined) throw refusal(key, folder)
  return `hook.${hook}.enabled=false`
}

const refusal = (key: string, folder: string): CrmError =>
  new CrmError('sync', `the settings of git for ${folder} name a program that would be run: ${key}`, {
    hint: `Take that setting out. Where it stands: git -C ${quote(folder)} config --list --show-origin`,
  })
