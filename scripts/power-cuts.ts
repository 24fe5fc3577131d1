import {spawn, spawnSync} from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {makeBenchBook} from '../bench/book.ts'
import {formatBook} from '../src/lib/store/format.ts'
import {seededRandom} from '../test/support/random.ts'
import {copyProgram} from './faults/desks.ts'
import {applyWrites, type DiskEvent, readDiskLog, survivorsOf, writesIn} from './power-cuts/disk-log.ts'
import {root} from './root.ts'

/*
 * Cuts the power while `crm` writes. A file system lies on a loop device over a disk that notes every write and every flush. Commands
 * run on it, on a book that is large enough for an index, with book, state and cache there, and each that reports success sets a mark. Then, for random moments, the disk is made as it may be after a power cut
 * then: all that was flushed, and of the writes since then any, some torn. The file system is mounted (it recovers), and every change
 * that had been reported by then must be there, the file must be whole, commands must answer as without a cache, and the next change must
 * work.
 *
 *   npm run test:power -- [--cuts 30] [--commands 20] [--seed 1]
 *
 * At the end the same is done with flushes that are lies, on ext4: where nothing is lost then, the cuts prove nothing, which is
 * a failure. Needs Linux, root, cc, FUSE 3 with its headers, loop devices and mkfs; says so and ends well where one of them lacks.
 */

const {values} = parseArgs({
  options: {
    cuts: {type: 'string', default: '30'},
    commands: {type: 'string', default: '20'},
    seed: {type: 'string', default: String(Date.now() % 1_000_000)},
  },
})
const [cuts, commands, seed] = [Number(values.cuts), Number(values.commands), Number(values.seed)]

interface FileSystem {
  readonly name: string
  readonly make: readonly string[]
  readonly options: string
  /** Mends what a mount does not take, as an administrator would; exit codes below 4 mean that it could. */
  readonly repair: readonly string[]
  readonly bytes: number
}

const fileSystems: readonly FileSystem[] = [
  {name: 'ext4', make: ['mkfs.ext4', '-q'], options: 'commit=1', repair: ['e2fsck', '-fy'], bytes: 32 << 20},
  // Without the repair that ext4 does for programs that rename without a flush.
  {
    name: 'ext4 without repair',
    make: ['mkfs.ext4', '-q'],
    options: 'commit=1,noauto_da_alloc',
    repair: ['e2fsck', '-fy'],
    bytes: 32 << 20,
  },
  {name: 'xfs', make: ['mkfs.xfs', '-q'], options: 'defaults', repair: ['xfs_repair', '-L'], bytes: 320 << 20},
]

class Skipped extends Error {}

const work = mkdtempSync(join(tmpdir(), 'crm-power-'))
const program = copyProgram(work)

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const {status, stdout, stderr, error} = spawnSync(command, args, {env, encoding: 'utf8', timeout: 60_000})
  return {ok: status === 0, out: stdout ?? '', err: stderr || error?.message || ''}
}

/** Runs what the machine may not be able to: then nothing is tried at all. */
function need(command: string, ...args: readonly string[]): string {
  const {ok, out, err} = run(command, args)
  if (!ok) throw new Skipped(`${command} ${args[0] ?? ''}: ${err.trim().split('\n')[0]}`)
  return out.trim()
}

function prepare(): {readonly disk: string; readonly noFlush: string} {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Skipped('needs root on Linux')
  if (!existsSync('/dev/fuse')) throw new Skipped('there is no /dev/fuse')
  const [disk, noFlush] = [join(work, 'logged-disk'), join(work, 'no-flush.so')]
  const flags = need('pkg-config', '--cflags', '--libs', 'fuse3').split(/\s+/)
  const sources = join(root, 'scripts/power-cuts')
  need('cc', '-O2', '-o', disk, join(sources, 'logged-disk.c'), ...flags)
  need('cc', '-O2', '-shared', '-fPIC', '-o', noFlush, join(sources, 'no-flush.c'))
  return {disk, noFlush}
}

const environment = (mount: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: work,
  XDG_STATE_HOME: join(mount, 'state'),
  XDG_CACHE_HOME: join(mount, 'cache'),
  CRM_FILE: join(mount, 'book', 'crm.json'),
  NO_COLOR: '1',
  ...more,
})

const crm = (mount: string, words: readonly string[], more?: NodeJS.ProcessEnv) =>
  run(process.execPath, [program, ...words], environment(mount, more))

const sleep = (ms: number) => new Promise(done => setTimeout(done, ms))

/** Runs commands on a new file system and returns what the disk has noted, with the image that it began as. */
async function record(system: FileSystem, disk: string, more: NodeJS.ProcessEnv) {
  const [image, log, fuse, mount] = ['image', 'log', 'fuse', 'mount'].map(name => join(work, name)) as [
    string,
    string,
    string,
    string,
  ]
  writeFileSync(image, '')
  truncateSync(image, system.bytes)
  need(system.make[0] ?? '', ...system.make.slice(1), image)
  for (const folder of [fuse, mount]) mkdirSync(folder, {recursive: true})
  const server = spawn(disk, [image, log, fuse], {stdio: 'ignore'})
  try {
    for (let tries = 0; !existsSync(join(fuse, 'disk')); tries++) {
      if (tries > 100) throw new Skipped('FUSE cannot be mounted')
      await sleep(50)
    }
    need('mount', '-o', `loop,${system.options}`, join(fuse, 'disk'), mount)
    try {
      await live(mount, join(fuse, 'mark'), more)
    } finally {
      run('umount', [mount])
    }
  } finally {
    run('umount', [fuse])
    await new Promise(done => (server.exitCode === null ? server.on('exit', done) : done(undefined)))
  }
  return {image, mount, events: readDiskLog(log)}
}

/** The mark that the book lies on the disk: of what was there before a cut would tell nothing. */
const laid = 'the book is laid'

async function live(mount: string, mark: string, more: NodeJS.ProcessEnv): Promise<void> {
  const wait = seededRandom(seed)
  const book = environment(mount)['CRM_FILE'] ?? ''
  mkdirSync(join(mount, 'book'), {mode: 0o700})
  writeFileSync(book, formatBook(makeBenchBook({customers: 100, touches: 900, today: '2026-01-05', seed: 1})), {
    mode: 0o600,
  })
  need('sync', '--file-system', book)
  writeFileSync(mark, laid)
  for (let at = 0; at < commands; at++) {
    const words = at === 0 ? ['add', 'power-0'] : ['log', 'power-0', `power-${at}`]
    const {ok, err} = crm(mount, words, more)
    if (!ok) throw new Error(`crm ${words.join(' ')}: ${err}`)
    writeFileSync(mark, `power-${at}`)
    await sleep(wait() * 300)
  }
}

/** What is wrong with the disk as a power cut at this moment may leave it; nothing where all is well. */
function cutAt(
  system: FileSystem,
  image: string,
  mount: string,
  past: readonly DiskEvent[],
  random: () => number,
): string[] {
  const flushed = past.findLastIndex(({kind}) => kind === 'flush')
  const copy = join(work, 'copy')
  need('cp', '--sparse=always', image, copy)
  applyWrites(copy, writesIn(past.slice(0, flushed + 1)))
  applyWrites(copy, survivorsOf(writesIn(past.slice(flushed + 1)), random))
  const reported = past.flatMap(event => (event.kind === 'mark' && event.text !== laid ? [event.text] : []))
  const mounted = mountOrRepair(system, copy, mount)
  if (!mounted.ok) return [`the file system does not recover: ${mounted.err.trim()}`]
  try {
    return faultsIn(mount, reported)
  } finally {
    run('umount', [mount])
  }
}

/** Mounts a disk; where a sector of the superblock itself was torn, after the file system's own repair. */
function mountOrRepair({options, repair: [command = '', ...args]}: FileSystem, disk: string, mount: string) {
  const tryMount = () => run('mount', ['-o', `loop,${options}`, disk, mount])
  const mounted = tryMount()
  if (mounted.ok) return mounted
  run(command, [...args, disk])
  return tryMount()
}

function faultsIn(mount: string, reported: readonly string[]): string[] {
  const file = join(mount, 'book', 'crm.json')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const faults = reported.filter(each => !text.includes(`"${each}"`)).map(each => `${each} was reported and is lost`)
  for (const words of [
    ['due', '--json'],
    ['show', 'power-0', '--json'],
  ]) {
    const kept = crm(mount, words)
    const bare = crm(mount, words, {XDG_CACHE_HOME: '/dev/null'})
    if (kept.ok !== bare.ok || kept.out !== bare.out)
      faults.push(`crm ${words[0]} answers otherwise than without a cache: ${kept.err}${bare.err}`)
  }
  const next = crm(mount, ['add', 'the next one'])
  if (!next.ok) return [...faults, `the next command fails: ${next.err.trim().split('\n')[0]}`]
  JSON.parse(readFileSync(file, 'utf8'))
  const files = readdirSync(join(mount, 'book'))
  if (files.join() !== 'crm.json') faults.push(`left behind: ${files.join(', ')}`)
  const mode = statSync(file).mode & 0o777
  return mode === 0o600 ? faults : [...faults, `mode ${mode.toString(8)}`]
}

interface Outcome {
  readonly passed: number
  readonly failed: number
}

async function cutOften(
  system: FileSystem,
  disk: string,
  more: NodeJS.ProcessEnv = {},
  isLoud = true,
): Promise<Outcome> {
  const {image, mount, events} = await record(system, disk, more)
  const random = seededRandom(seed)
  const first = 1 + events.findIndex(event => event.kind === 'mark' && event.text === laid)
  const flushes = events.flatMap(({kind}, at) => (kind === 'flush' && at >= first ? [at] : []))
  let failed = 0
  for (let cut = 0; cut < cuts; cut++) {
    // Half of them close to a flush, where the order of things matters.
    const near = flushes[Math.floor(random() * flushes.length)] ?? 0
    const anywhere = first + Math.floor(random() * (events.length - first))
    const at = cut % 2 === 0 ? anywhere : Math.max(first, near - 4 + Math.floor(random() * 9))
    const faults = cutAt(system, image, mount, events.slice(0, at), random)
    if (faults.length === 0) continue
    failed++
    if (isLoud) console.log(`${system.name}, seed ${seed}, at ${at} of ${events.length}: ${faults.join('; ')}`)
  }
  return {passed: cuts - failed, failed}
}

async function main(): Promise<Outcome> {
  const {disk, noFlush} = prepare()
  const total = {passed: 0, failed: 0}
  for (const system of fileSystems) {
    if (!run('sh', ['-c', `command -v ${system.make[0]}`]).ok) {
      console.log(`${system.name}: skipped, there is no ${system.make[0]}`)
      continue
    }
    const {passed, failed} = await cutOften(system, disk)
    console.log(`${system.name}: ${passed} of ${cuts} power cuts lost nothing`)
    total.passed += passed
    total.failed += failed
  }
  const [plain] = fileSystems
  if (plain) {
    const {failed} = await cutOften(plain, disk, {LD_PRELOAD: noFlush}, false)
    console.log(`with flushes that are lies: ${failed} of ${cuts} lost something`)
    if (failed > 0) total.passed++
    else total.failed++
  }
  return total
}

try {
  const {passed, failed} = await main()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof Skipped)) throw error
  console.log(`power cuts skipped: ${error.message}`)
  console.log('0 passed, 0 failed')
} finally {
  rmSync(work, {recursive: true, force: true})
}
