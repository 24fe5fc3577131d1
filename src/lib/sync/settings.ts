import {type Git, splitFields} from './git.ts'

/** The settings of a repository as git sees them, by key; of one given several times, all. */
export type Settings = ReadonlyMap<string, readonly string[]>

export function readSettings(git: Git): Settings {
  const settings = new Map<string, string[]>()
  for (const field of splitFields(git.bytes(['config', '--null', '--list']))) {
    const newline = field.indexOf('\n')
    const [key, value] = newline < 0 ? [field, ''] : [field.slice(0, newline), field.slice(newline + 1)]
    settings.set(key, [...(settings.get(key) ?? []), value])
  }
  return settings
}

/** The value that counts: the last one given. */
export const settingOf = (settings: Settings, key: string): string | undefined => settings.get(key)?.at(-1)

/** Sets what is not set so already. */
export function writeSettings(git: Git, settings: Settings, wanted: {readonly [key: string]: string}): void {
  for (const [key, value] of Object.entries(wanted)) {
    if (settingOf(settings, key) !== value) git.text(['config', '--local', key, value])
  }
}
