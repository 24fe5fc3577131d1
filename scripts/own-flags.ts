import type {ManifestCommand, ManifestFlag} from '../src/lib/program/manifest.ts'

/** Flags that every command has: described once. */
const common: ReadonlySet<string> = new Set(['json', 'file'])

/** The flags that are described with a command. */
export const ownFlags = ({flags}: ManifestCommand): ManifestFlag[] =>
  Object.values(flags).filter(({name, hidden}) => !hidden && !common.has(name))

/** The forms of a flag: `-n`, `--name`. */
export const formsOf = ({char, name, allowNo}: ManifestFlag): string[] => [
  ...(char ? [`-${char}`] : []),
  `--${allowNo ? '[no-]' : ''}${name}`,
]

/** What stands for the value of a flag: its choices where they are short; nothing where it takes none. */
export function placeholderOf({type, helpValue, choices = []}: ManifestFlag): string {
  if (type !== 'option') return ''
  const listed = choices.join('|')
  return helpValue ?? (listed !== '' && listed.length <= 30 ? listed : 'VALUE')
}

/** What is said of a flag, and the values there are where neither that nor what stands for its value names them. */
export function aboutFlag(flag: ManifestFlag): string {
  const {summary, description, choices = []} = flag
  const about = summary ?? description ?? ''
  const isListed = choices.every(choice => about.includes(choice)) || placeholderOf(flag).includes('|')
  return isListed ? about : `${about} (${choices.join(', ')})`
}
