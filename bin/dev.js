#!/usr/bin/env node
// Runs the sources as they are, without a build.
const {join} = require('node:path')
const {pathToFileURL} = require('node:url')

const root = join(__dirname, '..')

async function runSources() {
  const {register} = await import('tsx/esm/api')
  register()
  const {main} = await import(pathToFileURL(join(root, 'src/main.ts')).href)
  await main(process.argv.slice(2), root)
}

runSources()
