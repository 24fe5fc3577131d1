import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {CrmError} from '../errors.ts'

/** An address as it may be shown: without the passwords and tokens that web addresses carry. */
export const hideSecrets = (text: string): string =>
  text.replaceAll(/(\bhttps?:\/\/)[^\s/@]+@/gi, '$1').replaceAll(/(\w:\/\/[^\s/@:]*):[^\s/@]*@/g, '$1@')

const examples = 'Give an address such as git@github.com:you/book.git, or the folder of a bare repository.'

/**
 * Throws `sync` for an address of a remote that could run a program: one that git would take for an option
 * (`--upload-pack=…`), or whose transport is a command (`ext::…`).
 */
export function refuseUnsafeAddress(address: string): void {
  const refusal = (why: string) =>
    new CrmError('sync', `not an address to sync with: ${hideSecrets(address)} (${why})`, {hint: examples})
  if (address.trim() === '') throw refusal('it is empty')
  if (address.startsWith('-')) throw refusal('it begins with a dash')
  if (/^(ext|fd)::/i.test(address)) throw refusal('it is a command, not a place')
  if (/[\x00-\x1f\x7f]/.test(address)) throw refusal('it holds control characters')
}

/** Throws `sync` for the name of a remote or a branch that git would take for an option. */
export function refuseUnsafeName(name: string, what: 'remote' | 'branch'): void {
  if (!name.startsWith('-')) return
  throw new CrmError('sync', `the ${what} is called ${name}: a name may not begin with a dash`, {
    hint: 'Somebody may have meant it for an option of git. Look into .git/config before you use this repository.',
  })
}

/** An address as the repository keeps it: a folder named relative to the working directory becomes absolute. */
export function completeAddress(address: string, cwd: string): string {
  refuseUnsafeAddress(address)
  const folder = resolve(cwd, address)
  return existsSync(folder) ? folder : address
}
