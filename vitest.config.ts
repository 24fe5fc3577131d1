import {defineConfig} from 'vitest/config'

const shared = {disableConsoleIntercept: true, testTimeout: 60_000, hookTimeout: 120_000}

/** Tests of what the build makes. */
const ofTheBuild = ['test/e2e/**/*.test.ts', 'test/docs.test.ts']

export default defineConfig({
  test: {
    projects: [
      {test: {...shared, name: 'sources', include: ['test/**/*.test.ts'], exclude: [...ofTheBuild, 'test/browser/**']}},
      {
        test: {
          ...shared,
          name: 'program',
          include: ofTheBuild,
          globalSetup: ['test/support/fresh-bundle.ts'],
        },
      },
    ],
  },
})
