import {defineConfig} from 'vitest/config'

/** The files of a worker share its process, in which each source is loaded once: no module keeps what another test could see. */
const shared = {
  isolate: false,
  disableConsoleIntercept: true,
  // Those of many processes take some ten seconds; a machine that has other work takes several times that.
  testTimeout: 240_000,
  hookTimeout: 240_000,
  globalSetup: ['test/support/one-scratch.ts'],
}

/** Tests of what the build makes. */
const ofTheBuild = ['test/e2e/**/*.test.ts', 'test/docs.test.ts']

export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {test: {...shared, name: 'sources', include: ['test/**/*.test.ts'], exclude: [...ofTheBuild, 'test/browser/**']}},
      {
        test: {
          ...shared,
          name: 'program',
          include: ofTheBuild,
          globalSetup: [...shared.globalSetup, 'test/support/fresh-bundle.ts'],
        },
      },
    ],
  },
})
