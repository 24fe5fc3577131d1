import {describe, expect, it} from 'vitest'
import {dependenciesOf, describePackage, findPackageFaults, mostUnpacked} from '../../scripts/package-contents.ts'

const chalk = {name: 'chalk', version: '5.6.2', licence: 'MIT', hasInstallScript: false}

describe('dependenciesOf', () => {
  it('lists what comes along at run time, by its name alone', () => {
    expect(
      dependenciesOf({
        '': {version: '1.0.0', license: 'MIT'},
        'node_modules/vitest': {version: '4.1.12', license: 'MIT', dev: true},
        'node_modules/a/node_modules/@b/c': {version: '2.0.0', license: 'ISC', hasInstallScript: true},
        'node_modules/a': {version: '1.0.0'},
      }),
    ).toEqual([
      {name: '@b/c', version: '2.0.0', licence: 'ISC', hasInstallScript: true},
      {name: 'a', version: '1.0.0', licence: 'no licence named', hasInstallScript: false},
    ])
  })
})

describe('findPackageFaults', () => {
  it('finds nothing wrong with the program, its manual and the notices of others', () => {
    const paths = ['bin/run.js', 'dist/commands/value/index.cjs', 'dist/third-party-licences.txt', 'man/crm-log.1']
    expect(
      findPackageFaults(
        paths.map(path => ({path, size: 1})),
        [chalk],
      ),
    ).toEqual([])
  })

  it.each(['crm.json', 'src/main.ts', 'dist/start/due.v20-x64.pack', 'dist/main.cjs.map', 'bin/dev.js', '.npmrc'])(
    'refuses %s',
    path => {
      expect(findPackageFaults([{path, size: 1}], [])).toEqual([`${path} does not belong in the package`])
    },
  )

  it('refuses more than the package may hold', () => {
    const file = {path: 'dist/main.cjs', size: mostUnpacked}
    expect(findPackageFaults([file], [])).toEqual([])
    expect(findPackageFaults([file, {path: 'README.md', size: 100_000}], [])).toEqual([
      'the package unpacks to 3.10 MB: 3.00 MB is the most',
    ])
  })

  it('refuses a dependency that runs a script when it is installed, and a licence nobody looked at', () => {
    expect(findPackageFaults([], [{...chalk, hasInstallScript: true}])).toEqual([
      'chalk runs a script when it is installed',
    ])
    expect(findPackageFaults([], [{...chalk, licence: 'AGPL-3.0'}])).toEqual([
      'the licence of chalk is not among those looked at: AGPL-3.0',
    ])
  })
})

describe('describePackage', () => {
  it('says how much there is', () => {
    expect(describePackage([{path: 'a', size: 1_500_000}], 400_000)).toBe('1 files, 0.40 MB packed, 1.50 MB unpacked')
  })
})
