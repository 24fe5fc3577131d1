#!/usr/bin/env node
const {readFileSync} = require('node:fs')
const Module = module.constructor
const {dirname, join} = require('node:path')
const {Script} = require('node:vm')

/*
 * Compiling is most of a start. The build leaves compiled code beside each file, for the version of Node that it ran on; other
 * versions use Node's own cache, where they have one. It is kept in a folder of the user's own: whoever writes there runs code.
 */
const compiledEnding = `.${process.version}-${process.arch}.bin`

function readCompiled(filename) {
  try {
    return readFileSync(filename + compiledEnding)
  } catch {
    const {XDG_CACHE_HOME, LOCALAPPDATA, HOME} = process.env
    const folder = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && join(HOME, '.cache'))
    if (folder) Module.enableCompileCache?.(join(folder, 'crm', 'compiled'))
    return undefined
  }
}

require.extensions['.cjs'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8')
  const cachedData = readCompiled(filename)
  if (!cachedData) return module._compile(source, filename)
  const wrapper = new Script(Module.wrap(source), {filename, cachedData}).runInThisContext()
  return wrapper.call(module.exports, module.exports, id => module.require(id), module, filename, dirname(filename))
}

require('../dist/main.cjs').main(process.argv.slice(2), join(__dirname, '..'))
