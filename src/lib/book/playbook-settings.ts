import {invalidValue} from '../errors.ts'
import {defaultPlaybooks} from './default-playbooks.ts'
import {formatPlaybook, parsePlaybook} from './playbook-form.ts'

const prefix = 'playbook.'

const parse = (text: string): string => formatPlaybook(parsePlaybook(text))

/** The setting of a playbook: `playbook.onboarding`. */
export const playbookKey = (name: string): string => `${prefix}${name}`

/** The settings of the playbooks that there are without anybody's doing. */
export const defaultPlaybookDefinitions = Object.fromEntries(
  Object.entries(defaultPlaybooks).map(([name, fallback]) => [
    playbookKey(name),
    {help: `the steps of the playbook ${name}`, fallback, parse},
  ]),
)

/** The setting of a playbook of one's own. */
export const ownPlaybookDefinition = {
  help: 'the steps of a playbook of your own, e.g. "0 welcome; 1 call: hello"',
  parse,
}

/**
 * Whether a key is that of a playbook.
 *
 * @throws CrmError `invalid-value` for one whose name cannot be.
 */
export function isPlaybookKey(key: string): boolean {
  if (!key.startsWith(prefix)) return false
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,39}$/u.test(key.slice(prefix.length))) return true
  throw invalidValue(`not a name for a playbook: ${key}`, 'Use letters, digits and hyphens, e.g. playbook.kick-off.')
}

/** The playbooks by name, each as it is written on one line: the defaults, and what the settings say. */
export const playbooksOf = (given: ReadonlyMap<string, string | undefined>): ReadonlyMap<string, string> => {
  const playbooks = new Map<string, string>(Object.entries(defaultPlaybooks))
  for (const [key, value] of given) if (value && key.startsWith(prefix)) playbooks.set(key.slice(prefix.length), value)
  return playbooks
}
