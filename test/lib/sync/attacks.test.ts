import {appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {completeAddress} from '../../../src/lib/sync/address.ts'
import {findRepository} from '../../../src/lib/sync/repository.ts'
import {cleanEnv, git, Machine, makeFolder, makeHub, makeMachines, makeTrap, plainEnv} from './support.ts'

const folder = makeFolder()

describe('a repository that was copied from a stranger', () => {
  const trap = makeTrap(folder, 'hostile')
  let home: Machine
  let config: string

  beforeAll(() => {
    const hub = makeHub()
    home = new Machine()
    home.add('Apex Manufacturing')
    home.sync({remote: hub})
    config = join(home.folder, '.git', 'config')
  })

  const syncWith = (text: string): void => {
    const before = readFileSync(config, 'utf8')
    appendFileSync(config, text)
    try {
      home.add('Bright Financial')
      home.sync()
    } finally {
      writeFileSync(config, before)
    }
  }

  it('runs none of its hooks', () => {
    const hooks = join(home.folder, '.git', 'hooks')
    mkdirSync(hooks, {recursive: true})
    const names =
      'pre-commit commit-msg prepare-commit-msg post-commit pre-merge-commit post-merge post-checkout pre-push reference-transaction post-index-change pre-auto-gc post-rewrite update fsmonitor-watchman'
    for (const name of names.split(' ')) symlinkSync(trap.program, join(hooks, name))
    syncWith('')
    syncWith(`[core]\n\thooksPath = ${hooks}\n`)
    expect(trap.sprung()).toBe(false)
    // The trap works: plain git walks into it.
    home.git('update-ref', 'refs/heads/other', 'HEAD')
    expect(trap.sprung()).toBe(true)
    rmSync(hooks, {recursive: true})
  })

  it.each([
    ['a file system monitor', (program: string) => `[core]\n\tfsmonitor = ${program}\n`],
    ['another program to fetch with', (program: string) => `[remote "origin"]\n\tuploadpack = ${program}\n`],
    ['another program to push with', (program: string) => `[remote "origin"]\n\treceivepack = ${program}\n`],
    ['a program that signs', (program: string) => `[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${program}\n`],
    [
      'a program that signs what is pushed',
      (program: string) => `[push]\n\tgpgSign = true\n[gpg]\n\tprogram = ${program}\n`,
    ],
    [
      'a pager and an editor',
      (program: string) => `[core]\n\tpager = ${program}\n\teditor = ${program}\n[pager]\n\tlog = true\n`,
    ],
    ['a diff program', (program: string) => `[diff]\n\texternal = ${program}\n`],
  ])('does not run %s', (_, settings) => {
    const one = makeTrap(makeFolder())
    syncWith(settings(one.program))
    expect(one.sprung()).toBe(false)
  })

  it('does not run a program that names the commits of a repository whose objects it borrows', () => {
    const one = makeTrap(makeFolder())
    const [hub, alternates] = [
      home.git('remote', 'get-url', 'origin'),
      join(home.folder, '.git/objects/info/alternates'),
    ]
    const lender = makeHub()
    home.git('push', '--quiet', lender, 'main')
    writeFileSync(alternates, `${join(lender, 'objects')}\n`)
    const clone = join(makeFolder(), 'clone')
    git(hub, 'clone', '--quiet', hub, clone)
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'news')
    git(clone, 'push', '--quiet')
    syncWith(`[core]\n\talternateRefsCommand = ${one.program}\n`)
    rmSync(alternates)
    expect(one.sprung()).toBe(false)
  })

  it('does not run another program to fetch the objects that it lacks', () => {
    const one = makeTrap(makeFolder())
    const {machines} = makeMachines(1)
    const [machine] = machines as [Machine]
    const blob = machine.git('rev-parse', 'HEAD:crm.json')
    rmSync(join(machine.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    machine.git('config', 'remote.origin.promisor', 'true')
    machine.git('config', 'remote.origin.uploadpack', one.program)
    machine.add('Bright Financial')
    expect(() => machine.sync()).toThrowError(blob)
    expect(one.sprung()).toBe(false)
  })

  it('turns off the hooks that its settings name', () => {
    syncWith('')
    appendFileSync(config, '[hook "a.b"]\n\tevent = post-index-change\n\tcommand = trap\n')
    const {git: guarded} = findRepository(home.file, home.env) ?? {}
    expect(guarded?.text(['config', 'hook.a.b.enabled'])).toBe('false')
    home.git('config', '--remove-section', 'hook.a.b')
  })

  it.each([
    ['[gc]\n\trecentObjectsHook = trap\n', 'gc.recentobjectshook'],
    ['[hook "a=b"]\n\tevent = post-index-change\n\tcommand = trap\n', 'hook.a=b.'],
  ])('is refused where a program cannot be turned off: %j', (settings, key) => {
    expect(() => syncWith(settings)).toThrowError(`name a program that would be run: ${key}`)
    home.sync()
  })

  it('runs no filter on the book', () => {
    const one = makeTrap(makeFolder())
    const attributes = join(home.folder, '.git', 'info', 'attributes')
    const before = readFileSync(attributes, 'utf8')
    appendFileSync(attributes, '* filter=bad\n')
    syncWith(`[filter "bad"]\n\tclean = ${one.program}\n\tsmudge = ${one.program}\n\trequired = true\n`)
    writeFileSync(attributes, before)
    expect(one.sprung()).toBe(false)
  })

  it.each([
    [
      'a remote whose name is an option',
      '[remote "--upload-pack=TRAP"]\n\turl = HUB\n[branch "main"]\n\tremote = --upload-pack=TRAP\n',
    ],
    ['an address that is an option', '[remote "bad"]\n\turl = --upload-pack=TRAP\n[branch "main"]\n\tremote = bad\n'],
    [
      'an address that is a command',
      '[remote "bad"]\n\turl = ext::TRAP\n[branch "main"]\n\tremote = bad\n[protocol "ext"]\n\tallow = always\n',
    ],
    [
      'an address to push to that is a command',
      '[remote "bad"]\n\turl = HUB\n\tpushurl = ext::TRAP\n[branch "main"]\n\tremote = bad\n',
    ],
    [
      'an address that is rewritten to a command',
      '[remote "bad"]\n\turl = good:HUB\n[branch "main"]\n\tremote = bad\n[url "ext::TRAP "]\n\tinsteadOf = good:\n',
    ],
    [
      'a branch of the remote whose name is an option',
      '[branch "main"]\n\tremote = origin\n\tmerge = refs/heads/--upload-pack=TRAP\n',
    ],
  ])('refuses %s', (_, settings) => {
    const one = makeTrap(makeFolder())
    const text = settings.replaceAll('TRAP', one.program).replaceAll('HUB', makeHub())
    expect(() => syncWith(text)).toThrowError(expect.objectContaining({code: 'sync'}))
    expect(one.sprung()).toBe(false)
    home.sync()
  })

  it('refuses a branch whose name is an option', () => {
    const one = makeTrap(makeFolder())
    const head = join(home.folder, '.git', 'HEAD')
    const before = readFileSync(head, 'utf8')
    writeFileSync(head, `ref: refs/heads/--upload-pack=${one.program.replaceAll('/', '')}\n`)
    expect(() => home.sync()).toThrowError(/may not begin with a dash/)
    writeFileSync(head, before)
    expect(one.sprung()).toBe(false)
  })
})

describe('an address given for the remote', () => {
  it.each([
    '--upload-pack=touch sprung',
    '-oProxyCommand=touch',
    'ext::sh -c touch% sprung',
    'EXT::sh',
    'fd::17',
    ' ',
    'a\nb',
  ])('is refused where it could run a program: %j', address => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    expect(() => home.sync({remote: address})).toThrowError(expect.objectContaining({code: 'sync'}))
    expect(existsSync(join(home.folder, '.git'))).toBe(false)
  })

  it('is taken as a folder relative to where the command was given', () => {
    mkdirSync(join(folder, 'stick.git'), {recursive: true})
    expect(completeAddress('stick.git', folder)).toBe(join(folder, 'stick.git'))
    expect(completeAddress('git@host.example:book.git', folder)).toBe('git@host.example:book.git')
  })
})

describe('an inherited environment', () => {
  it('takes the book to no other repository', () => {
    const other = makeFolder()
    git(other, 'init', '--quiet', '-b', 'main')
    git(other, 'commit', '--quiet', '--allow-empty', '-m', 'other')
    const gitDir = join(other, '.git')
    const home = new Machine({
      env: {
        ...cleanEnv,
        GIT_DIR: gitDir,
        GIT_WORK_TREE: other,
        GIT_INDEX_FILE: join(gitDir, 'index'),
        GIT_OBJECT_DIRECTORY: join(gitDir, 'objects'),
        GIT_COMMON_DIR: gitDir,
        GIT_PREFIX: 'x/',
        GIT_CONFIG_PARAMETERS: "'core.bare=true'",
      },
    })
    home.add('Apex Manufacturing')
    home.sync({init: true})
    expect(home.subjects).toEqual(['add: Apex Manufacturing'])
    expect(git(other, 'log', '--format=%s')).toBe('other')
    expect(git(other, 'count-objects')).toMatch(/^2 objects/)
    expect(git(other, 'ls-files')).toBe('')
  })

  it('keeps the identity of the user and asks for no password', () => {
    const said = join(folder, 'said')
    const ssh = join(folder, 'ssh')
    writeFileSync(ssh, `#!/bin/sh\nprintf '%s %s' "$GIT_TERMINAL_PROMPT" "$LC_ALL" > '${said}'\nexit 1\n`, {
      mode: 0o755,
    })
    const home = new Machine({env: {...plainEnv, GIT_AUTHOR_NAME: 'Riko', GIT_SSH_COMMAND: ssh}})
    home.add('Apex Manufacturing')
    expect(() => home.sync({remote: 'ssh://host.example/book.git'})).toThrowError(/could not be reached/)
    expect(readFileSync(said, 'utf8')).toBe('0 C')
    expect(home.git('log', '--format=%an')).toBe('Riko')
  })
})

describe('a pulled commit', () => {
  /** A machine whose remote was given a commit by somebody with plain git. */
  const withCommit = (change: (clone: string) => void, name = 'crm.json'): Machine => {
    const hub = makeHub()
    const home = new Machine({name})
    home.add('Apex Manufacturing')
    home.sync({remote: hub})
    const clone = join(makeFolder(), 'clone')
    git(hub, 'clone', '--quiet', hub, clone)
    change(clone)
    git(clone, 'add', '--all')
    git(clone, 'commit', '--quiet', '-m', 'hostile')
    git(clone, 'push', '--quiet')
    return home
  }

  const refuses = (home: Machine, reason: RegExp | string): void => {
    home.add('Bright Financial')
    const [before, head] = [home.text, home.git('rev-parse', 'HEAD')]
    expect(() => home.sync()).toThrowError(reason)
    expect(home.text).toBe(before)
    expect(home.git('rev-parse', 'HEAD~1')).toBe(head)
    expect(home.status).toBe('')
  }

  it.each(['crm.json', '.gitattributes'])('that turns %s into a link to elsewhere is refused', name => {
    const victim = join(makeFolder(), 'victim')
    writeFileSync(victim, 'untouched')
    const home = withCommit(clone => {
      rmSync(join(clone, name))
      symlinkSync(victim, join(clone, name))
    })
    refuses(home, `turns ${name} into a link to elsewhere`)
    expect(readFileSync(victim, 'utf8')).toBe('untouched')
  })

  it('that turns the folder of the book into a link is refused', () => {
    const top = makeFolder()
    git(top, 'init', '--quiet', '-b', 'main')
    const book = join(top, 'clients')
    mkdirSync(book)
    const home = new Machine({folder: book})
    home.add('Apex Manufacturing')
    git(book, 'add', 'crm.json')
    const hub = makeHub()
    home.sync({remote: hub})
    const clone = join(makeFolder(), 'clone')
    git(hub, 'clone', '--quiet', hub, clone)
    rmSync(join(clone, 'clients'), {recursive: true})
    symlinkSync('/etc', join(clone, 'clients'))
    git(clone, 'add', '--all')
    git(clone, 'commit', '--quiet', '-m', 'hostile')
    git(clone, 'push', '--quiet')
    const before = home.text
    expect(() => home.sync()).toThrowError('turns clients into a link to elsewhere')
    expect(home.text).toBe(before)
  })

  it.each([
    ['is no data file', 'hello\n', /is no data file/],
    ['ends early', '{"crm":1,"records":[\n', /ends early/],
    [
      'holds a key of the machinery',
      '{"crm":1,"records":[\n{"id":"c000000000001","type":"x","__proto__":{"a":1}},\nnull]}\n',
      /crm\.json in commit/,
    ],
    [
      'is of a newer format',
      '{"crm":1,"records":[\n{"id":"b000000000001","type":"book","format":99,"epoch":0},\nnull]}\n',
      /format 99/,
    ],
    ['is not UTF-8', Buffer.from([0xff, 0xfe, 0x00]), /is not UTF-8/],
  ])('with a book that %s is refused', (_, content, reason) => {
    refuses(
      withCommit(clone => writeFileSync(join(clone, 'crm.json'), content)),
      reason,
    )
  })

  it('that takes the book away brings it back', () => {
    const home = withCommit(clone => rmSync(join(clone, 'crm.json')))
    home.sync()
    expect(home.book.all('customer')).toHaveLength(1)
    expect(home.status).toBe('')
  })

  it('is still joined when it has other files, also one that is a link', () => {
    const home = withCommit(clone => symlinkSync('/etc/passwd', join(clone, 'other')))
    home.sync()
    expect(home.status).toBe('')
  })
})

describe('two machines', () => {
  it('write only the book and its attributes', () => {
    const {hub, machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    for (const machine of [home, laptop]) {
      writeFileSync(join(machine.folder, 'secret.txt'), 'secret')
      mkdirSync(join(machine.folder, 'letters'))
      writeFileSync(join(machine.folder, 'letters', 'a.md'), 'letter')
      machine.add('Cedar')
      machine.sync()
    }
    expect(git(hub, 'ls-tree', '-r', '--name-only', 'main').split('\n')).toEqual(['.gitattributes', 'crm.json'])
  })
})
