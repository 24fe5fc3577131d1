import type {ManifestCommand, ManifestFlag} from '../src/lib/program/manifest.ts'

/** Flags that every command has: described once. */
const common: ReadonlySet<string> = new Set(['json', 'file'])

/** The flags that are described with a command. */
export const ownFlags = ({flags}: ManifestCommand): ManifestFlag[] =>
  Object.values(flags).filter(({name, hidden}) => !hidden && !common.has(name))
