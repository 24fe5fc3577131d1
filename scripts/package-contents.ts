/** A file of the package, as `npm pack --json` lists it. */
export interface PackedFile {
  readonly path: string
  /** In bytes. */
  readonly size: number
}

/** A package of package-lock.json, as far as it is looked into here. */
export interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

/** A package that people get with the program. */
export interface Dependency {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly hasInstallScript: boolean
}

/** What the package may unpack to, in bytes: 3 MB. */
export const mostUnpacked = 3_000_000

/** What belongs in the package. */
const expected: readonly RegExp[] = [
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^bin\/(?:run\.js|package\.json)$/,
  /^dist\/main\.cjs$/,
  /^dist\/(?:commands|parts)\/[\w/-]+\.cjs$/,
  /^dist\/third-party-licences\.txt$/,
  /^man\/crm[\w-]*\.1$/,
  /^oclif\.manifest\.json$/,
  /^schema\/crm\.schema\.json$/,
]

/** Licences that ask for nothing but their notice. */
const permissive: ReadonlySet<string> = new Set([
  '(MIT OR CC0-1.0)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
])

/** The packages of a lock file that come along at run time, sorted by name. */
export const dependenciesOf = (packages: {readonly [path: string]: LockedPackage}): Dependency[] =>
  Object.entries(packages)
    .filter(([path, {dev}]) => path.includes('node_modules/') && !dev)
    .map(([path, {version = '', license = 'no licence named', hasInstallScript = false}]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      hasInstallScript,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`

/** What is wrong with what the package holds, one sentence each. */
export function findPackageFaults(files: readonly PackedFile[], dependencies: readonly Dependency[]): string[] {
  const unpacked = files.reduce((sum, {size}) => sum + size, 0)
  const strangers = files.filter(({path}) => !expected.some(pattern => pattern.test(path)))
  return [
    ...(unpacked > mostUnpacked
      ? [`the package unpacks to ${megabytes(unpacked)}: ${megabytes(mostUnpacked)} is the most`]
      : []),
    ...strangers.map(({path}) => `${path} does not belong in the package`),
    ...dependencies
      .filter(({licence}) => !permissive.has(licence))
      .map(({name, licence}) => `the licence of ${name} is not among those looked at: ${licence}`),
    ...dependencies
      .filter(({hasInstallScript}) => hasInstallScript)
      .map(({name}) => `${name} runs a script when it is installed`),
  ]
}

/** What the package holds, in one line. */
export const describePackage = (files: readonly PackedFile[], packedSize: number): string =>
  `${files.length} files, ${megabytes(packedSize)} packed, ${megabytes(files.reduce((sum, {size}) => sum + size, 0))} unpacked`
