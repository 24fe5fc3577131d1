import {spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {StoredRecord} from '../../../src/lib/change/json.ts'
import {nextStamp, noStamp} from '../../../src/lib/change/stamp.ts'
import type {Place} from '../../../src/lib/doctor/check.ts'
import {diagnose, mendBook, placeOf} from '../../../src/lib/doctor/run-doctor.ts'
import {formatBook} from '../../../src/lib/store/format.ts'
import {describeThisProcess} from '../../../src/lib/store/lock-owner.ts'
import {idOf} from '../../support/build.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const onPosix = it.skipIf(process.platform === 'win32')
const token = 'abcdefghijkl'

interface Bench extends Place {
  readonly folder: string
  write(text: string): void
  read(): string
  /** What is kept in the state folder, by its bytes. */
  backups(): string[]
}

function makeBench(text?: string): Bench {
  const home = makeScratchFolder()
  const file = join(home, 'book', 'crm.json')
  const surroundings = {env: {XDG_STATE_HOME: join(home, 'state')}, cwd: home, home, platform: process.platform}
  const moment = {nowMs: Date.parse('2026-01-05T09:00:00Z'), today: '2026-01-05'} as const
  const place = placeOf(file, {...surroundings, ...moment})
  const write = (content: string) => {
    mkdirSync(dirname(file), {recursive: true, mode: 0o700})
    writeFileSync(file, content, {mode: 0o600})
  }
  if (text !== undefined) write(text)
  const kept = join(place.stateFolder, 'backups')
  return {
    ...place,
    folder: dirname(place.file),
    write,
    read: () => readFileSync(file, 'utf8'),
    backups: () => (existsSync(kept) ? readdirSync(kept).map(name => readFileSync(join(kept, name), 'utf8')) : []),
  }
}

let clock = 0
const customer = (name: string, fields: {readonly [field: string]: string} = {}): StoredRecord => {
  clock += 1
  return {
    id: idOf('customer', name),
    type: 'customer',
    added: '2026-01-05',
    name,
    ...fields,
    _u: nextStamp(noStamp, clock, 'tester'),
  }
}
const book = (...records: readonly StoredRecord[]): string =>
  formatBook(records.toSorted((a, b) => (a.id < b.id ? -1 : 1)))

const apex = customer('Apex')
const bright = customer('Bright')
const [header = '', footer = ''] = formatBook([]).split('\n')
const line = (record: StoredRecord): string => `${JSON.stringify(record)},`
const messages = (place: Place): string[] => diagnose(place).problems.map(({message}) => message)

describe('diagnose', () => {
  it('finds nothing where there is no book, and makes nothing', () => {
    const bench = makeBench()
    expect(diagnose(bench)).toEqual({problems: []})
    expect(mendBook(bench)).toEqual({problems: [], fixed: []})
    expect(existsSync(bench.folder)).toBe(false)
  })

  it('finds nothing in a book in order', () => {
    const bench = makeBench(book(apex, bright))
    expect(diagnose(bench)).toEqual({problems: []})
  })

  it('lists every line that cannot be read, with its number and field', () => {
    const wrong = {...bright, added: '2026-02-30', tier: 5}
    const bench = makeBench([header, line(apex), 'nonsense,', line(wrong), footer, ''].join('\n'))
    const {problems} = diagnose(bench)
    expect(problems.map(({path}) => path)).toEqual([`${bench.file}:3`, `${bench.file}:4`, `${bench.file}:4`])
    expect(problems[0]?.message).toContain('is not JSON')
    expect(problems[1]?.message).toContain(`customer ${bright.id} added is "2026-02-30"`)
    expect(problems.every(({fixable}) => !fixable)).toBe(true)
  })

  it('finds what the records say together', () => {
    const bench = makeBench(book(apex, customer('APEX')))
    expect(messages(bench)).toEqual([expect.stringContaining('the name in common')])
  })

  it.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'is empty'],
    ['a file of another program', '{"clients":[]}\n', 'is no data file of crm'],
    ['a byte-order mark', `\ufeff${book(apex)}`, 'byte-order mark'],
    ['text that is not UTF-8', Buffer.from([0x7b, 0xe9, 0x0a]), 'is not UTF-8'],
    ['NUL bytes', `${header}\n\0\n${footer}\n`, 'NUL'],
    ['a newer format in its first line', '{"crm":2,"records":[\nnull]}\n', 'has format 2'],
    ['a newer format in its record', book({id: idOf('book', 'b'), type: 'book', epoch: 0, format: 2}), 'has format 2'],
    ['text with conflict markers that is no book', '<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n', 'is no data file of crm'],
    ['a file that ends early', `${header}\n${line(apex)}\n`, 'ends early'],
  ])('says what is wrong with %s, and lets it be', (_, content, message) => {
    const bench = makeBench('')
    writeFileSync(bench.file, content, {mode: 0o644})
    chmodSync(bench.file, 0o600)
    const before = readFileSync(bench.file)
    expect(messages(bench)).toEqual([expect.stringContaining(message)])
    const {problems, fixed} = mendBook(bench)
    expect(problems.map(problem => problem.fixable)).toEqual([false])
    expect(fixed).toEqual([])
    expect(readFileSync(bench.file).equals(before)).toBe(true)
    expect(readdirSync(bench.folder)).toEqual(['crm.json'])
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'names a folder that it may enter but not list',
    () => {
      const bench = makeBench(book(apex))
      chmodSync(bench.folder, 0o300)
      const {problems} = mendBook(bench)
      chmodSync(bench.folder, 0o700)
      expect(problems).toEqual([
        {
          path: bench.folder,
          message: expect.stringContaining('permission denied; let yourself read it'),
          fixable: false,
        },
      ])
    },
  )

  onPosix('does not touch the permissions of a file that is no book', () => {
    const bench = makeBench('alias ll="ls -l"\n')
    chmodSync(bench.file, 0o644)
    mendBook(bench)
    expect(statSync(bench.file).mode & 0o777).toBe(0o644)
  })
})

describe('mendBook', () => {
  it.each<[string, string]>([
    ['lines in another order', [header, line(bright), line(apex), footer, ''].join('\n')],
    ['Windows line ends', book(apex, bright).replaceAll('\n', '\r\n')],
    [
      'keys in another order',
      book(apex, bright).replace(/"added":"([^"]*)","name":"Apex"/, '"name":"Apex","added":"$1"'),
    ],
    ['a second header and footer', [header, line(apex), footer, header, line(bright), footer, ''].join('\n')],
    ['lines that stand twice', [header, line(apex), line(apex), line(bright), line(bright), footer, ''].join('\n')],
  ])('writes %s in the canonical form and keeps the old file', (_, text) => {
    const bench = makeBench(text)
    expect(diagnose(bench).problems.map(({fixable}) => fixable)).toEqual([true])
    const {problems, fixed = []} = mendBook(bench)
    expect(problems).toEqual([])
    expect(fixed).toHaveLength(1)
    expect(bench.read()).toBe(book(apex, bright))
    expect(bench.backups()).toEqual([text])
    expect(readFileSync(fixed[0]?.kept ?? '', 'utf8')).toBe(text)
  })

  it('does nothing the second time', () => {
    const bench = makeBench([header, line(bright), line(apex), footer, ''].join('\n'))
    mendBook(bench)
    expect(mendBook(bench)).toEqual({problems: [], fixed: []})
    expect(bench.backups()).toHaveLength(1)
  })

  it('joins both sides of conflict markers, field by field', () => {
    const [earlier, later] = [customer('Cole', {tier: 'B'}), customer('Cole', {tier: 'A'})]
    const sides = [
      '<<<<<<< ours',
      line(earlier),
      line(bright),
      '||||||| base',
      '=======',
      line(later),
      '>>>>>>> theirs',
    ]
    const bench = makeBench([header, line(apex), ...sides, footer, ''].join('\n'))
    expect(diagnose(bench).problems).toMatchObject([{path: `${bench.file}:3`, fixable: true}])
    expect(mendBook(bench).problems).toEqual([])
    // The markers show a base without the record: what lost is kept.
    const lost = {[`tier@${earlier['_u']}`]: 'B'}
    expect(bench.read()).toBe(book(apex, bright, {...later, _x: lost}))
  })

  it('joins both sides where the markers stand around the whole file', () => {
    const sides = [
      '<<<<<<< ours',
      header,
      line(apex),
      footer,
      '=======',
      header,
      line(bright),
      footer,
      '>>>>>>> theirs',
      '',
    ]
    const bench = makeBench(sides.join('\n'))
    expect(mendBook(bench).problems).toEqual([])
    expect(bench.read()).toBe(book(apex, bright))
  })

  it('leaves conflict markers be where a line between them cannot be read', () => {
    const text = [header, '<<<<<<< ours', line(apex), '=======', '{"id":"c1', '>>>>>>> theirs', footer, ''].join('\n')
    const bench = makeBench(text)
    const {problems} = mendBook(bench)
    expect(problems.map(({path}) => path)).toContain(`${bench.file}:5`)
    expect(bench.read()).toBe(text)
  })

  it.each([
    'crm (conflicted copy 2026-01-02).json',
    "crm (Ana's conflicted copy 2026-01-02).json",
    'crm (In Konflikt stehende Kopie von Ana 2026-01-02).json',
    'crm.sync-conflict-20260102-120000-ABCDEFG.json',
    'crm_conflict-20260102-120000.json',
    'crm (1).json',
    'crm 2.json',
    'crm-DESKTOP-4F2K.json',
    'crm-DESKTOP-4F2K-2.json',
  ])('joins the conflict copy %s and puts it away', name => {
    const bench = makeBench(book(apex))
    const copy = join(bench.folder, name)
    writeFileSync(copy, book(apex, bright))
    expect(diagnose(bench).problems).toMatchObject([{path: copy, fixable: true}])
    const {problems, fixed} = mendBook(bench)
    expect(problems).toEqual([])
    expect(fixed).toMatchObject([{path: copy}])
    expect(bench.read()).toBe(book(apex, bright))
    expect(readdirSync(bench.folder)).toEqual(['crm.json'])
    expect(bench.backups().sort()).toEqual([book(apex), book(apex, bright)].sort())
  })

  it('joins several conflict copies one after the other', () => {
    const cole = customer('Cole')
    const bench = makeBench(book(apex))
    writeFileSync(join(bench.folder, 'crm (conflicted copy 2026-01-02).json'), book(apex, bright))
    writeFileSync(join(bench.folder, 'crm (conflicted copy 2026-01-03).json'), book(apex, cole))
    expect(mendBook(bench).problems).toEqual([])
    expect(bench.read()).toBe(book(apex, bright, cole))
  })

  const purged = {id: idOf('book', 'b'), type: 'book', epoch: 1, format: 1, _u: noStamp}

  it.each<[string, string, string, string]>([
    ['is another book', book(apex), book(bright), 'no record in common'],
    ['cannot be read', book(apex), '{"clients":[]}\n', 'is no data file'],
    ['has a line that cannot be read', book(apex), [header, line(apex), 'x', footer, ''].join('\n'), 'cannot be read'],
    ['is from before a purge', book(apex, purged), book(apex), 'before a purge'],
  ])('lists a conflict copy that %s, and joins nothing', (_, text, copied, message) => {
    const bench = makeBench(text)
    const copy = join(bench.folder, 'crm (conflicted copy 2026-01-02).json')
    writeFileSync(copy, copied)
    const {problems} = mendBook(bench)
    expect(problems).toEqual([{path: copy, message: expect.stringContaining(message), fixable: false}])
    expect(bench.read()).toBe(text)
    expect(readFileSync(copy, 'utf8')).toBe(copied)
  })

  it('has no word about other files beside the book', () => {
    const bench = makeBench(book(apex))
    writeFileSync(join(bench.folder, 'crm (1).json'), book(bright))
    writeFileSync(join(bench.folder, 'crm-2025.json'), book(apex))
    writeFileSync(join(bench.folder, 'notes (conflicted copy 2026-01-02).txt'), 'x')
    expect(diagnose(bench)).toEqual({problems: []})
  })

  onPosix('closes the book, its folder and its backups to others', () => {
    const bench = makeBench(book(apex))
    chmodSync(bench.file, 0o664)
    chmodSync(bench.folder, 0o777)
    mkdirSync(join(bench.stateFolder, 'backups'), {recursive: true, mode: 0o700})
    const backup = join(bench.stateFolder, 'backups', 'old')
    writeFileSync(backup, 'old')
    chmodSync(backup, 0o644)
    expect(diagnose(bench).problems.map(({path}) => path)).toEqual([bench.file, backup, bench.folder])
    expect(mendBook(bench).problems).toEqual([])
    expect(statSync(bench.file).mode & 0o777).toBe(0o600)
    expect(statSync(bench.folder).mode & 0o002).toBe(0)
    expect(statSync(backup).mode & 0o777).toBe(0o600)
  })

  onPosix.each([0o755, 0o700, 0o1777])('has no word about a folder of mode %o', mode => {
    const bench = makeBench(book(apex))
    chmodSync(bench.folder, mode)
    expect(diagnose(bench)).toEqual({problems: []})
  })

  it('removes the lock and the temporary file of a process that has ended', () => {
    const bench = makeBench(book(apex))
    const {pid} = spawnSync(process.execPath, ['-e', '0'])
    const lock = `${bench.file}.lock`
    const temporary = join(bench.folder, `.crm.json.tmp-${pid}-${token}`)
    writeFileSync(lock, JSON.stringify({...describeThisProcess(), token, pid, started: '1'}))
    writeFileSync(temporary, 'half')
    expect(diagnose(bench).problems).toMatchObject([
      {path: lock, fixable: true},
      {path: temporary, fixable: true},
    ])
    const {problems, fixed} = mendBook(bench)
    expect(problems).toEqual([])
    expect(fixed).toEqual([
      {path: lock, message: 'removed'},
      {path: temporary, message: 'removed'},
    ])
    expect(readdirSync(bench.folder)).toEqual(['crm.json'])
  })

  it('has no word about the lock of a process that is at work', () => {
    const bench = makeBench(book(apex))
    writeFileSync(`${bench.file}.lock`, JSON.stringify({...describeThisProcess(), token}))
    expect(diagnose(bench)).toEqual({problems: []})
  })

  it('lists a lock that another machine has held for hours, but never breaks it', () => {
    const bench = makeBench(book(apex))
    const lock = `${bench.file}.lock`
    writeFileSync(lock, JSON.stringify({...describeThisProcess(), token, host: `not-${hostname()}`, boot: 'another'}))
    const hoursAgo = Date.now() / 1000 - 7200
    utimesSync(lock, hoursAgo, hoursAgo)
    expect(mendBook(bench).problems).toEqual([
      {path: lock, message: expect.stringContaining(`not-${hostname()}`), fixable: false},
    ])
    expect(existsSync(lock)).toBe(true)
  })

  it('mends what can be mended and lists what is left', () => {
    const orphan = {
      id: idOf('touch', 't'),
      type: 'touch',
      channel: 'call',
      customer: bright.id,
      direction: 'both',
      on: '2026-01-05',
    }
    const bench = makeBench([header, line(orphan), line(apex), footer, ''].join('\n'))
    const {problems, fixed} = mendBook(bench)
    expect(fixed).toHaveLength(1)
    expect(problems).toMatchObject([{path: `touch ${orphan.id} customer`, fixable: false}])
  })
})
