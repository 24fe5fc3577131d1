import {defineConfig} from 'vitest/config'

const shared = {disableConsoleIntercept: true, testTimeout: 60_000, hookTimeout: 120_000}

export default defineConfig({
  test: {
    projects: [
      {test: {...shared, name: 'sources', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**']}},
      {
        test: {
          ...shared,
          name: 'program',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/fresh-bundle.ts'],
        },
      },
    ],
  },
})
