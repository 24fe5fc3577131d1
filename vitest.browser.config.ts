import {defineConfig} from 'vitest/config'

/** Tests in a real browser. They need Chromium and poppler-utils, which `npm test` does without. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/fresh-bundle.ts', 'test/browser/needed-programs.ts'],
    disableConsoleIntercept: true,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
