import {execFileSync} from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

/** Writes a hook as a shell script beside the book. */
function hook(desk: Desk, name: string, script: string): string {
  const folder = join(dirname(desk.file), 'hooks')
  mkdirSync(folder, {recursive: true})
  const file = join(folder, name)
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

function desk(): Desk & {said: (name: string) => string} {
  const made = sitDown()
  made.ok('add', 'Apex')
  const said = (name: string) => (existsSync(join(made.home, name)) ? readFileSync(join(made.home, name), 'utf8') : '')
  return {...made, said}
}

// They are shell scripts here; how Windows starts them is in src/lib/hooks/run-hook.ts.
describe.skipIf(process.platform === 'win32')('hooks', () => {
  it('do not run before they are allowed on this machine, and the change goes on', () => {
    const at = desk()
    hook(at, 'pre-log', `touch ${at.home}/ran; exit 1`)
    const run = at.ok('log', 'apex', 'hello')
    expect(run.err).toContain('the hook pre-log is not allowed on this machine and was not run')
    expect(at.said('ran')).toBe('')
    expect(existsSync(join(at.home, 'ran'))).toBe(false)
    expect(at.ok('hooks', 'list', '--json').json().hooks).toMatchObject([
      {name: 'pre-log', state: 'new', executable: true},
    ])
  })

  it('refuse a change with their own words, nothing written, in text and JSON', () => {
    const at = desk()
    hook(at, 'pre-log', `cat > ${at.home}/seen; printf 'not on \\033[31mSundays' >&2; exit 3`)
    at.ok('hooks', 'allow', 'pre-log')
    const before = at.book()
    const text = at.crm('log', 'apex', 'hello')
    expect(text.code).toBe(2)
    expect(text.err).toContain('the hook pre-log refused: not on ␛[31mSundays')
    expect(text.err).not.toContain('\x1b')
    expect(at.crm('log', 'apex', 'hello', '--json').json().error).toMatchObject({code: 'vetoed'})
    expect(at.book()).toBe(before)
    expect(JSON.parse(at.said('seen'))).toMatchObject({
      hook: 'pre-log',
      command: 'log',
      records: [{type: 'touch', before: null, after: {channel: 'call', text: 'hello', with: []}}],
    })
    at.ok('note', 'apex', 'notes are free')
    at.ok('hooks', 'deny', 'pre-log')
    expect(at.ok('log', 'apex', 'hello').err).toBe('')
  })

  it('need not read what they are told, however much it is', () => {
    const at = desk()
    hook(at, 'pre-import', 'exit 0')
    hook(at, 'post-import', 'exit 3')
    at.ok('hooks', 'allow', '--all')
    const people = Array.from({length: 1000}, (_, n) => `Person ${n},person${n}@people.example`)
    writeFileSync(join(at.home, 'people.csv'), ['Name,E-mail', ...people].join('\n'))
    const run = at.ok('import', 'people.csv')
    expect(run.err).toContain('the hook post-import failed: it exited 3')
  })

  it('are told what was written, undo too, with the entry of the journal; their output goes nowhere', () => {
    const at = desk()
    hook(at, 'post-change', `cat >> ${at.home}/told; echo noise; exit 1`)
    at.ok('hooks', 'allow', '--all')
    const noted = at.ok('note', 'apex', 'first', '--json')
    expect(noted.json().note.text).toBe('first')
    expect(noted.err).toContain('the hook post-change failed: it exited 1')
    at.ok('edit', 'apex', '--tier', 'A')
    at.ok('undo')
    const told = at
      .said('told')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    const [newest, edited] = at.ok('history', '--json').json().changes
    expect(told.map(({command, summary}) => [command, typeof summary])).toEqual([
      ['note', 'string'],
      ['edit', 'string'],
      ['undo', 'string'],
    ])
    expect(told[1].records[0]).toMatchObject({type: 'customer', after: {tier: 'A'}})
    expect(told[1].records[0].before.tier).toBeUndefined()
    expect(told[2]).toMatchObject({change: {id: newest.id, undoes: edited.id}, records: [{before: {tier: 'A'}}]})
  })

  it('must be allowed again once their content changes, as by a sync', () => {
    const at = desk()
    const file = hook(at, 'pre-note', 'exit 1')
    at.ok('hooks', 'allow', 'pre-note')
    appendFileSync(file, `touch ${at.home}/ran\n`)
    const run = at.ok('note', 'apex', 'hello')
    expect(run.err).toContain('has changed since it was allowed or denied, and was not run')
    expect(existsSync(join(at.home, 'ran'))).toBe(false)
    expect(at.ok('hooks', 'list', '--json').json().hooks).toMatchObject([{state: 'changed'}])
  })

  it('are allowed for one book at its place alone', () => {
    const at = desk()
    hook(at, 'pre-note', 'exit 1')
    at.ok('hooks', 'allow', 'pre-note')
    const copy = join(at.home, 'copy')
    execFileSync('cp', ['-r', dirname(at.file), copy])
    at.set({CRM_FILE: join(copy, 'crm.json')})
    expect(at.ok('note', 'apex', 'hello').err).toContain('is not allowed on this machine')
  })

  it('are ended with all they started when their time is over: that is a refusal', () => {
    const at = desk()
    hook(at, 'pre-note', `(sleep 60; touch ${at.home}/late) & echo $! > ${at.home}/child; sleep 60`)
    at.ok('hooks', 'allow', 'pre-note')
    at.ok('hooks', 'limit', '1')
    const run = at.crm('note', 'apex', 'hello')
    expect(run.code).toBe(2)
    expect(run.err).toContain('it took longer than 1 s')
    // Gone, or dead and not yet fetched by its parent.
    expect(
      execFileSync('sh', ['-c', `ps -o stat= -p ${Number(at.said('child'))} || true`], {encoding: 'utf8'}),
    ).toMatch(/^(Z\S*\s*)?$/)
  })

  it('get an environment without what others put there, and name the book', () => {
    const at = desk()
    hook(at, 'post-note', `env > ${at.home}/env; pwd > ${at.home}/place`)
    at.ok('hooks', 'allow', '--all')
    at.set({SECRET_TOKEN: 'x', LD_PRELOAD: '', GIT_DIR: '/elsewhere'})
    at.ok('note', 'apex', 'hello')
    expect(at.said('env')).not.toMatch(/SECRET_TOKEN|LD_PRELOAD|GIT_DIR|NODE_/)
    expect(at.said('env')).toContain(`CRM_FILE=${at.file}`)
    expect(at.said('place').trim()).toBe(dirname(at.file))
  })

  it('that are told may write themselves, and call no hooks doing so', () => {
    const at = desk()
    const crm = at.command.map(word => `'${word}'`).join(' ')
    hook(at, 'post-log', `${crm} note apex 'told of a talk'; ${crm} log apex again`)
    at.ok('hooks', 'allow', '--all')
    at.ok('hooks', 'limit', '50')
    at.ok('log', 'apex', 'hello')
    expect(at.records().filter(({type}) => type === 'note')).toMatchObject([{text: 'told of a talk'}])
    expect(at.records().filter(({type}) => type === 'touch')).toHaveLength(2)
  })

  it('that cannot be started refuse, and say how to go on without them', () => {
    const at = desk()
    const file = hook(at, 'pre-note', '')
    writeFileSync(file, '#!/nowhere/interpreter\n')
    at.ok('hooks', 'allow', 'pre-note')
    const run = at.crm('note', 'apex', 'hello')
    expect(run.code).toBe(2)
    expect(run.err).toContain('it could not be started: ENOENT')
    expect(run.err).toContain('crm hooks deny pre-note')
  })

  it('are none where something else has the name of their folder', () => {
    const at = desk()
    const place = join(dirname(at.file), 'hooks')
    for (const put of [() => writeFileSync(place, 'a list of hooks'), () => symlinkSync('hooks', place)]) {
      put()
      at.ok('note', 'apex', 'hello')
      expect(at.ok('hooks', 'list').out).toContain('No hooks')
      rmSync(place)
    }
  })

  it('are refused by name where there is none, and sync adds none to git', () => {
    const at = desk()
    expect(at.crm('hooks', 'allow', 'pre-log').code).toBe(3)
    expect(at.crm('hooks', 'allow').code).toBe(2)
    hook(at, 'post-note', 'true')
    expect(at.crm('hooks', 'allow', 'post-not').err).toContain('Did you mean: post-note?')
    at.ok('init', '--git')
    at.ok('sync')
    const files = execFileSync('git', ['ls-files'], {cwd: dirname(at.file), encoding: 'utf8'})
    expect(files).not.toContain('hooks')
    rmSync(join(dirname(at.file), 'hooks'), {recursive: true})
    expect(at.ok('hooks', 'list').out).toContain('No hooks')
  })
})
