#!/usr/bin/env node
const fs = require('node:fs')
const {isAscii} = require('node:buffer')
const {dirname, isAbsolute, join} = require('node:path')
const {Script} = require('node:vm')

/*
 * What ran for a few milliseconds V8 compiles once more, better, beside what runs. Most runs end before that pays, and its
 * memory costs more than it gains: so it waits longer. Versions whose V8 may not know these settings are left alone: it would complain.
 */
const [major] = process.versions.node.split('.', 1)
const later =
  major === '20'
    ? '--interrupt-budget=1000000'
    : '--invocation-count-for-maglev=20000 --invocation-count-for-turbofan=100000'
if (major <= 26) require('node:v8').setFlagsFromString(later)

/*
 * Finding, reading and compiling the bundle is most of a start. So the first runs of a command leave a pack behind: the files
 * of the bundle that it loaded, each with the code that V8 made of it. Later runs read that one file. A pack is only taken
 * for the bundle and the version of Node that it was made from, and V8 itself refuses what it did not write.
 * It lies beside the bundle, where the build left it, or in the user's cache folder: whoever writes there runs code, so
 * it is taken only where it is the user's own and nobody else may write it.
 */
const dist = join(__dirname, '..', 'dist')
const main = join(dist, 'main.cjs')
const word = process.argv.slice(2).find(each => /^[a-z][a-z-]*$/.test(each)) ?? 'overview'

/** A pack is written anew after its first runs and, some days apart, a few times more: later runs use functions that the first did not. */
const eagerWrites = 3
const mostWrites = 12
const restMs = 12 * 3_600_000

// Installers may give every version of a file the same time of change, but the system notes when its entry changed.
const {ctimeMs, size} = fs.statSync(main, {throwIfNoEntry: false}) ?? {}
const key = `${process.version} ${process.arch} ${ctimeMs} ${size} ${dist}`
const packName = `${word}.${process.version}-${process.arch}.pack`

/** Where packs are kept: in the folder that src/lib/store/places.ts names; undefined where nobody's home is known. */
function cacheFolder() {
  const {XDG_CACHE_HOME: named, LOCALAPPDATA, HOME, USERPROFILE} = process.env
  const home = HOME || USERPROFILE
  if (named && isAbsolute(named)) return join(named, 'crm', 'start')
  if (process.platform === 'win32') {
    const local = LOCALAPPDATA || (home && join(home, 'AppData', 'Local'))
    return local && join(local, 'crm', 'cache', 'start')
  }
  const caches = process.platform === 'darwin' ? join('Library', 'Caches') : '.cache'
  return home && join(home, caches, 'crm', 'start')
}

/** Whether nobody but the user and root can have written a file or a folder. */
const isOwn = ({mode, uid}) => !process.getuid || (!(mode & 0o022) && (uid === process.getuid() || uid === 0))

/** The pack in a folder; undefined where there is none for this bundle, or somebody else could have written it. */
function readPack(folder) {
  let file
  try {
    file = fs.openSync(join(folder, packName))
    const stat = fs.fstatSync(file)
    if (!isOwn(stat)) return undefined
    const bytes = Buffer.allocUnsafeSlow(stat.size)
    if (fs.readSync(file, bytes, 0, stat.size, 0) !== stat.size) return undefined
    const head = JSON.parse(bytes.latin1Slice(0, bytes.indexOf(10)))
    return head.key === key ? {...head, bytes, folder, writtenMs: stat.mtimeMs} : undefined
  } catch {
    return undefined
  } finally {
    if (file !== undefined) fs.closeSync(file)
  }
}

const pack = readPack(join(dist, 'start')) ?? readCachedPack(cacheFolder())
const modules = new Map()

/** A pack of the cache: in a folder that others may write, nothing is read, and nothing is left either. */
function readCachedPack(folder) {
  try {
    return folder && isOwn(fs.statSync(folder)) ? readPack(folder) : undefined
  } catch {
    // There is none yet, or a file or somebody's rights are in the way.
    return undefined
  }
}

/** Text of bytes: ASCII, as nearly all of the bundle is, is read several times faster as Latin-1. */
const textOf = bytes => (isAscii(bytes) ? bytes.latin1Slice() : bytes.utf8Slice())

function compile(path) {
  const part = pack?.parts[path]
  if (!part) {
    const source = `(function(exports,require,module,__filename,__dirname){${textOf(fs.readFileSync(join(dist, path)))}\n})`
    return {source, script: new Script(source, {filename: join(dist, path)})}
  }
  const [start, middle, end, ascii] = part
  const source = ascii ? pack.bytes.latin1Slice(start, middle) : pack.bytes.utf8Slice(start, middle)
  return {
    source,
    script: new Script(source, {filename: join(dist, path), cachedData: pack.bytes.subarray(middle, end)}),
  }
}

/** Loads a file of the bundle, named from `dist`. */
function load(path) {
  const loaded = modules.get(path)
  if (loaded) return loaded.module.exports
  const module = {exports: {}}
  const compiled = compile(path)
  modules.set(path, {module, ...compiled})
  const folder = dirname(path)
  const requireHere = id => (id.startsWith('.') ? load(join(folder, id)) : require(id))
  const file = join(dist, path)
  compiled.script.runInThisContext()(module.exports, requireHere, module, file, dirname(file))
  return module.exports
}

function isPackStale() {
  if (!pack) return true
  for (const [path, {script}] of modules) if (!pack.parts[path] || script.cachedDataRejected) return true
  if (pack.folder !== cacheFolder()) return false
  return pack.writes < eagerWrites || (pack.writes < mostWrites && Date.now() - pack.writtenMs > restMs)
}

function writePack(folder) {
  const pieces = []
  const parts = {}
  let at = 0
  const put = bytes => {
    pieces.push(bytes)
    at += bytes.length
  }
  for (const [path, {source, script}] of modules) {
    const start = at
    const text = Buffer.from(source)
    put(text)
    put(Buffer.alloc(-at & 7, ' '))
    const middle = at
    put(script.createCachedData())
    parts[path] = [start, middle, at, isAscii(text)]
    put(Buffer.alloc(-at & 7, ' '))
  }
  // The head tells places in the file, and is itself as long as it says: so it is padded to a length known beforehand.
  const room = JSON.stringify(parts).length + key.length + 60 * modules.size + 100
  for (const path in parts)
    parts[path] = parts[path].map(place => (typeof place === 'number' ? place + (room & ~7) : place))
  const head = JSON.stringify({key, writes: (pack?.writes ?? 0) + 1, parts}).padEnd((room & ~7) - 1)
  fs.mkdirSync(folder, {recursive: true, mode: 0o700})
  if (!isOwn(fs.statSync(folder))) return
  clearLitter(folder)
  replaceFile(join(folder, packName), Buffer.concat([Buffer.from(`${head}\n`, 'latin1'), ...pieces]))
}

/** Flushed before it gets its name: V8 crashes over a pack of which a power cut has left a part. */
function replaceFile(path, bytes) {
  const temporary = `${path}.${process.pid}`
  try {
    const file = fs.openSync(temporary, 'w', 0o600)
    try {
      fs.writeFileSync(file, bytes)
      fs.fsyncSync(file)
    } finally {
      fs.closeSync(file)
    }
    fs.renameSync(temporary, path)
  } catch (error) {
    fs.rmSync(temporary, {force: true})
    throw error
  }
}

/** Removes what killed runs left: packs under the name of a process that is no more. */
function clearLitter(folder) {
  for (const name of fs.readdirSync(folder)) {
    const pid = /\.pack\.(\d+)$/.exec(name)?.[1]
    if (pid && isGone(Number(pid))) fs.rmSync(join(folder, name), {force: true})
  }
}

function isGone(pid) {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

process.on('exit', () => {
  const folder = cacheFolder()
  const ran = modules.has(join('commands', `${word}.cjs`)) || modules.has(join('commands', word, 'index.cjs'))
  if (!folder || !ran || !isPackStale()) return
  try {
    writePack(folder)
  } catch {
    // Without a pack the next start is slower, and else the same.
  }
})

try {
  load('main.cjs').main(process.argv.slice(2), join(__dirname, '..'))
} catch (error) {
  process.stderr.write(`error: ${error}\nThe installation of crm is damaged: install it anew.\n`)
  process.exitCode = 1
}
