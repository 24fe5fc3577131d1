import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {beginRepository} from '../../../src/lib/sync/sync.ts'
import {seededRandom} from '../../support/random.ts'
import {cleanEnv, git, Machine, makeFolder, makeHub, makeMachines, tryGit} from './support.ts'

describe('syncBook between machines', () => {
  it('carries what is new to the other machine and back', () => {
    const hub = makeHub()
    const [home, laptop] = [new Machine(), new Machine()]
    const apex = home.add('Apex Manufacturing')
    expect(home.sync({remote: hub})).toMatchObject({pulled: 0, pushed: 1, made: true, remote: hub, branch: 'main'})
    expect(laptop.sync({remote: hub})).toMatchObject({pulled: 1, pushed: 0, committed: null})
    laptop.log(apex, 'Kick-off')
    expect(laptop.sync()).toMatchObject({pulled: 0, pushed: 1, merged: 0, made: false})
    home.log(apex, 'Invoice')
    expect(home.sync()).toMatchObject({pulled: 1, pushed: 1, merged: 0})
    expect(laptop.sync()).toMatchObject({pulled: 1, pushed: 0, merged: 0})
    expect(laptop.text).toBe(home.text)
    expect(laptop.git('rev-parse', 'HEAD')).toBe(home.git('rev-parse', 'HEAD'))
    expect([home.status, laptop.status]).toEqual(['', ''])
  })

  it('does nothing, and makes no commit, when nothing is new', () => {
    const {machines} = makeMachines(1)
    const [home] = machines
    const before = home?.git('rev-parse', 'HEAD')
    expect(home?.sync()).toMatchObject({pulled: 0, pushed: 0, merged: 0, committed: null, mended: []})
    expect(home?.git('rev-parse', 'HEAD')).toBe(before)
  })

  it('keeps the losing value of a field that both changed', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const id = home.book.all('customer')[0]?.id ?? ''
    home.set(id, {tier: 'A', 'tags.industry': true})
    laptop.tick()
    laptop.set(id, {tier: 'B', 'tags.north': true})
    home.sync()
    expect(laptop.sync()).toMatchObject({merged: 1, conflicts: 1})
    expect(home.sync()).toMatchObject({pulled: 1, conflicts: 1})
    expect(home.record(id)).toMatchObject({tier: 'B', tags: {industry: true, north: true}})
    expect(Object.values(home.record(id)?.['_x'] ?? {})).toEqual(['A'])
    expect(laptop.text).toBe(home.text)
  })

  it('says which removed record an edit made elsewhere has brought back', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const id = home.book.all('customer')[0]?.id ?? ''
    home.set(id, {deleted: true})
    laptop.tick(600_000)
    laptop.set(id, {tier: 'A'})
    home.sync()
    expect(laptop.sync().returned).toEqual([{id, summary: 'Apex Manufacturing'}])
    expect(home.sync().returned).toEqual([{id, summary: 'Apex Manufacturing'}])
    expect(home.book.find('customer', id)?.tier).toBe('A')
  })

  it('brings three machines through a month of work to the same bytes', () => {
    const random = seededRandom(2029)
    const {machines} = makeMachines(3, [{skewMs: 7_200_000}, {skewMs: 0}, {skewMs: -86_400_000}])
    const customers = [...(machines[0]?.book.ids ?? [])].filter(id => id.startsWith('c'))
    const logged: string[] = []
    for (let day = 0; day < 30; day++) {
      for (const machine of machines) {
        machine.tick(86_400_000)
        const known = customers.filter(id => machine.book.live(id))
        const customer = known[Math.floor(random() * known.length)] ?? ''
        if (random() < 0.1) customers.push(machine.add(`Client ${customers.length}`))
        if (random() < 0.5) logged.push(machine.log(customer, `day ${day}`))
        if (random() < 0.3) machine.set(customer, {tier: 'ABCD'[Math.floor(random() * 4)] ?? 'A'})
        if (random() < 0.12) machine.sync()
      }
    }
    for (let round = 0; round < 2; round++) for (const machine of machines) machine.sync()
    expect(new Set(machines.map(machine => machine.text)).size).toBe(1)
    expect(new Set(machines.map(machine => machine.git('rev-parse', 'HEAD'))).size).toBe(1)
    expect(machines[0]?.book.all('touch').map(({id}) => id)).toEqual([...logged].sort())
    expect(machines[0]?.book.all('customer').map(({id}) => id)).toEqual([...customers].sort())
  })

  it('joins the books of two machines that each began one of their own', () => {
    const hub = makeHub()
    const [home, laptop] = [new Machine(), new Machine()]
    home.add('Apex Manufacturing')
    home.sync({remote: hub})
    laptop.add('Bright Financial')
    expect(laptop.sync({remote: hub})).toMatchObject({pulled: 1, pushed: 1})
    home.sync()
    expect(home.book.all('customer').map(({name}) => name)).toEqual(['Apex Manufacturing', 'Bright Financial'])
    expect(laptop.text).toBe(home.text)
  })

  it('takes in what was pushed between its fetch and its push', () => {
    const {hub, machines} = makeMachines(3)
    const [home, laptop, phone] = machines as [Machine, Machine, Machine]
    const id = home.book.all('customer')[0]?.id ?? ''
    laptop.log(id, 'from the laptop')
    laptop.sync()
    phone.log(id, 'from the phone')
    phone.sync()
    // The hub goes back by one push, and takes the phone's just when home pushes.
    const late = git(hub, 'rev-parse', 'main')
    git(hub, 'update-ref', 'refs/heads/main', laptop.git('rev-parse', 'HEAD'))
    const hook = join(hub, 'hooks', 'pre-receive')
    mkdirSync(join(hub, 'hooks'), {recursive: true})
    writeFileSync(hook, `#!/bin/sh\nrm "$0"\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/main ${late}\n`, {
      mode: 0o755,
    })
    home.log(id, 'from home')
    expect(home.sync()).toMatchObject({pulled: 2, pushed: 1})
    expect(existsSync(hook)).toBe(false)
    expect(git(hub, 'merge-base', '--is-ancestor', late, 'main')).toBe('')
    // The merge that was not accepted is made anew, not merged again.
    expect(home.git('rev-list', '--merges', '--count', `${late}..HEAD`)).toBe('1')
    expect(
      home.book
        .all('touch')
        .map(({text}) => text)
        .sort(),
    ).toEqual(['from home', 'from the laptop', 'from the phone'])
  })

  it('takes in what is written here while the remote is asked', () => {
    const hub = makeHub()
    const home = new Machine()
    const apex = home.add('Apex Manufacturing')
    const meanwhile = new Machine({folder: makeFolder()})
    writeFileSync(meanwhile.file, home.text)
    const touch = meanwhile.log(apex, 'meanwhile')
    const ssh = join(home.folder, 'ssh')
    writeFileSync(ssh, `#!/bin/sh\ncp '${meanwhile.file}' '${home.file}'\nshift\nexec sh -c "$*"\n`, {mode: 0o755})
    home.env = {...cleanEnv, GIT_SSH_COMMAND: ssh, GIT_SSH_VARIANT: 'simple'}
    home.sync({remote: `ssh://host.example${hub}`})
    expect(home.record(touch)).toMatchObject({text: 'meanwhile'})
    expect(git(hub, 'show', 'main:crm.json')).toContain('meanwhile')
  })

  it('gives up on a remote that moves on every time', () => {
    const {hub, machines} = makeMachines(1)
    const [home] = machines as [Machine]
    mkdirSync(join(hub, 'hooks'), {recursive: true})
    const count = join(hub, 'count')
    const hook = `#!/bin/sh
echo >> '${count}'
unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
git -c user.name=x -c user.email=x@x update-ref refs/heads/main $(git -c user.name=x -c user.email=x@x commit-tree -p main -m busy 'main^{tree}')
`
    writeFileSync(join(hub, 'hooks', 'pre-receive'), hook, {mode: 0o755})
    home.add('Bright Financial')
    expect(() => home.sync()).toThrowError(/refused what was pushed/)
    expect(readFileSync(count, 'utf8')).toHaveLength(5)
    expect(home.status).toBe('')
    rmSync(join(hub, 'hooks', 'pre-receive'))
    home.sync()
    expect(git(hub, 'show', 'main:crm.json')).toContain('Bright Financial')
  })

  it('gives up on a remote that refuses every push, with what it said', () => {
    const {hub, machines} = makeMachines(1)
    const [home] = machines as [Machine]
    mkdirSync(join(hub, 'hooks'), {recursive: true})
    writeFileSync(join(hub, 'hooks', 'pre-receive'), '#!/bin/sh\necho closed for the night\nexit 1\n', {mode: 0o755})
    home.add('Bright Financial')
    expect(() => home.sync()).toThrowError(/refused what was pushed: .*closed for the night/)
    expect(home.status).toBe('')
    expect(home.subjects[0]).toBe('add: Bright Financial')
  })
})

describe('syncBook and its remote', () => {
  it('only commits without a remote', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    expect(home.sync({init: true})).toMatchObject({remote: null, committed: 'add: Apex Manufacturing', pushed: 0})
    expect(home.status).toBe('')
  })

  it('fails with exit code 5 when the remote cannot be reached, and keeps everything', () => {
    const {hub, machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    rmSync(hub, {recursive: true})
    home.add('Bright Financial')
    const before = home.text
    expect(() => home.sync()).toThrowError(
      expect.objectContaining({
        code: 'sync',
        exitCode: 5,
        message: expect.stringContaining('is committed on this machine'),
      }),
    )
    expect(home.text).toBe(before)
    expect(home.subjects[0]).toBe('add: Bright Financial')
    makeHub(hub)
    home.sync()
    laptop.sync()
    expect(laptop.book.all('customer').map(({name}) => name)).toContain('Bright Financial')
  })

  it('refuses to go to another remote than before', () => {
    const {machines} = makeMachines(1)
    expect(() => machines[0]?.sync({remote: makeHub()})).toThrowError(/is synced with .* already/)
  })

  it('takes another address while none has ever answered', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    const hub = makeHub()
    expect(() => home.sync({remote: `${hub}-mistyped`})).toThrowError(/could not be reached/)
    expect(home.sync({remote: hub})).toMatchObject({remote: hub, pushed: 1})
  })

  it('follows the one branch of a remote that calls it otherwise', () => {
    const hub = makeHub()
    git(hub, 'symbolic-ref', 'HEAD', 'refs/heads/master')
    const seed = join(makeFolder(), 'seed')
    git(hub, 'clone', '--quiet', hub, seed)
    writeFileSync(join(seed, 'README.md'), 'My book\n')
    git(seed, 'add', '.')
    git(seed, 'commit', '--quiet', '-m', 'readme')
    git(seed, 'push', '--quiet', 'origin', 'HEAD:master')
    const [home, laptop] = [new Machine(), new Machine()]
    home.add('Apex Manufacturing')
    home.sync({remote: hub})
    laptop.sync({remote: hub})
    expect(git(hub, 'for-each-ref', '--format=%(refname)')).toBe('refs/heads/master')
    expect(laptop.text).toBe(home.text)
    expect(existsSync(join(laptop.folder, 'README.md'))).toBe(true)
    expect([home.status, laptop.status]).toEqual(['', ''])
  })

  it('shows no password of an address', () => {
    const home = new Machine({env: {...cleanEnv, http_proxy: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1'}})
    home.add('Apex Manufacturing')
    expect(() => home.sync({remote: 'https://me:secret@crm.invalid/book.git'})).toThrowError(
      expect.objectContaining({message: expect.not.stringContaining('secret')}),
    )
  })

  it('fails clearly without git', () => {
    const home = new Machine({env: {...cleanEnv, PATH: makeFolder()}})
    home.add('Apex Manufacturing')
    expect(() => home.sync({init: true})).toThrowError(
      expect.objectContaining({code: 'sync', message: 'git was not found', hint: expect.stringContaining('2.30')}),
    )
  })

  it('refuses a git that is too old', () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'git'), '#!/bin/sh\necho git version 2.29.3\n', {mode: 0o755})
    const home = new Machine({env: {...cleanEnv, PATH: folder}})
    home.add('Apex Manufacturing')
    expect(() => home.sync({init: true})).toThrowError('git version 2.29.3 is too old')
  })
})

describe('syncBook and the repository', () => {
  it('names the way when there is no repository', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    expect(() => home.sync()).toThrowError(
      expect.objectContaining({code: 'sync', hint: expect.stringContaining('crm init --git')}),
    )
    expect(existsSync(join(home.folder, '.git'))).toBe(false)
  })

  it('makes the branch main whatever the user has set', () => {
    const env = {
      ...cleanEnv,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'init.defaultBranch',
      GIT_CONFIG_VALUE_0: 'trunk',
    }
    const home = new Machine({env})
    home.add('Apex Manufacturing')
    expect(home.sync({init: true}).branch).toBe('main')
    expect(home.git('branch', '--show-current')).toBe('main')
  })

  it('sets up the union for every clone and the driver for this one', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    home.sync({init: true})
    expect(home.git('show', 'HEAD:.gitattributes')).toBe('crm.json merge=union text eol=lf')
    expect(home.git('check-attr', 'merge', '--', 'crm.json')).toBe('crm.json: merge: crm')
    expect(home.git('config', 'merge.crm.driver')).toBe(
      'crm merge-driver %O %A %B || git merge-file -q --union %A %O %B',
    )
  })

  it('keeps the file, and the repository it makes, for this user alone', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    home.git('checkout', '--', 'crm.json')
    rmSync(home.file)
    home.git('checkout', '--', 'crm.json')
    home.sync()
    expect(statSync(home.file).mode & 0o777).toBe(0o600)
    expect(statSync(laptop.file).mode & 0o777).toBe(0o600)
    expect(statSync(join(home.folder, '.git')).mode & 0o777).toBe(0o700)
  })

  it('says what changed in the message of the commit', () => {
    const home = new Machine()
    const apex = home.add('Apex Manufacturing')
    home.sync({init: true})
    home.log(apex, 'one')
    home.set(apex, {tier: 'A'})
    home.log(apex, 'two')
    home.sync()
    expect(home.subjects).toEqual(['log: Apex Manufacturing; edit: Apex Manufacturing', 'add: Apex Manufacturing'])
  })

  it('commits under a plain identity of its own only where git has none', () => {
    const [nobody, somebody] = [new Machine(), new Machine()]
    somebody.env = {
      ...cleanEnv,
      GIT_AUTHOR_NAME: 'Riko',
      GIT_AUTHOR_EMAIL: 'riko@sand.example',
      EMAIL: 'riko@sand.example',
    }
    for (const machine of [nobody, somebody]) {
      machine.add('Apex Manufacturing')
      machine.sync({init: true})
    }
    expect(nobody.git('log', '--format=%an <%ae>')).toBe('crm <crm@localhost>')
    expect(somebody.git('log', '--format=%an <%ae>')).toBe('Riko <riko@sand.example>')
  })

  it('dates a commit by the clock it is given', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    home.sync({init: true})
    expect(home.git('log', '--format=%aI')).toBe(home.at().replace('.000Z', '+00:00'))
  })

  it.each([
    'Kunden & Partner.json',
    'ग्राहक.json',
    'a [b] *c?.json',
    '#1.json',
    '!book.json',
    'the "book".json',
    '-rf.json',
  ])('syncs a book called %s in a folder with spaces', name => {
    const hub = makeHub(join(makeFolder(), 'the hub é.git'))
    const [home, laptop] = ['a b', 'ü'].map(each => {
      const folder = join(makeFolder(), each)
      mkdirSync(folder)
      return new Machine({folder, name})
    }) as [Machine, Machine]
    home.add('Apex Manufacturing')
    home.sync({remote: hub})
    laptop.sync({remote: hub})
    expect(laptop.text).toBe(home.text)
    expect(laptop.status).toBe('')
    expect(laptop.git('check-attr', '-z', 'merge', '--', name).split('\0')[2]).toBe('crm')
    rmSync(join(laptop.folder, '.git', 'info', 'attributes'))
    expect(laptop.git('check-attr', '-z', 'merge', '--', name).split('\0')[2]).toBe('union')
  })

  it('adds nothing but the book and its attributes to a repository of other work', () => {
    const top = makeFolder()
    git(top, 'init', '--quiet', '-b', 'trunk')
    writeFileSync(join(top, 'index.html'), 'hello\n')
    git(top, 'add', '.')
    git(top, 'commit', '--quiet', '-m', 'site')
    const folder = join(top, 'clients')
    mkdirSync(folder)
    const home = new Machine({folder})
    home.add('Apex Manufacturing')
    expect(() => home.sync()).toThrowError(/does not hold it yet/)
    git(folder, 'add', 'crm.json')
    writeFileSync(join(top, 'index.html'), 'changed\n')
    writeFileSync(join(top, 'staged.txt'), 'staged\n')
    git(top, 'add', 'staged.txt')
    expect(home.sync()).toMatchObject({branch: 'trunk', committed: 'add: Apex Manufacturing'})
    expect(git(top, 'show', '--name-only', '--format=', 'HEAD').split('\n')).toEqual([
      'clients/.gitattributes',
      'clients/crm.json',
    ])
    expect(git(top, 'status', '--porcelain').split('\n')).toEqual([' M index.html', 'A  staged.txt'])
  })

  it('takes over what others changed in other files, and stops where both did', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const write = (machine: Machine, name: string, text: string) => {
      writeFileSync(join(machine.folder, name), text)
      machine.git('add', name)
      machine.git('commit', '--quiet', '-m', name)
    }
    write(home, 'letter.md', 'from home\n')
    home.sync()
    laptop.add('Bright Financial')
    laptop.sync()
    expect(laptop.git('show', 'HEAD:letter.md')).toBe('from home')
    expect(laptop.status).toBe('')
    write(home, 'letter.md', 'home again\n')
    home.sync()
    write(laptop, 'letter.md', 'laptop\n')
    laptop.add('Cedar')
    const before = laptop.git('rev-parse', 'HEAD')
    expect(() => laptop.sync()).toThrowError('letter.md was changed on both sides')
    expect(laptop.git('log', '-1', '--format=%s', `${before}..`)).toBe('add: Cedar')
    expect(laptop.status).toBe('')
    tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')
    writeFileSync(join(laptop.folder, 'letter.md'), 'both\n')
    laptop.git('add', 'letter.md')
    laptop.git('commit', '--quiet', '--no-edit')
    laptop.sync()
    home.sync()
    expect(home.text).toBe(laptop.text)
    expect(home.git('show', 'HEAD:letter.md')).toBe('both')
  })

  it('changes neither file nor branch when a changed file of the user stands in the way', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    writeFileSync(join(home.folder, 'letter.md'), 'from home\n')
    home.git('add', 'letter.md')
    home.git('commit', '--quiet', '-m', 'letter')
    home.add('Bright Financial')
    home.sync()
    writeFileSync(join(laptop.folder, 'letter.md'), 'mine, not committed\n')
    const before = laptop.text
    expect(() => laptop.sync()).toThrowError(/letter\.md/)
    expect(laptop.text).toBe(before)
    expect(laptop.status).toBe('?? letter.md')
    rmSync(join(laptop.folder, 'letter.md'))
    laptop.sync()
    expect(laptop.text).toBe(home.text)
  })

  it('packs a repository that has grown, and a small one not', () => {
    const home = new Machine()
    const apex = home.add('Apex Manufacturing')
    home.sync({init: true})
    expect(home.git('count-objects', '-v')).toMatch(/^packs: 0$/m)
    const random = seededRandom(7)
    const noise = Buffer.from(Array.from({length: 3_000_000}, () => Math.floor(random() * 256)))
    for (let each = 0; each < 18; each++) {
      noise[0] = each
      writeFileSync(join(home.folder, 'noise'), noise)
      home.git('hash-object', '-w', 'noise')
    }
    home.log(apex, 'call')
    home.sync()
    expect(home.git('count-objects', '-v')).toMatch(/^packs: 1$/m)
  })

  it('leaves attributes alone that are a link of the user', () => {
    const home = new Machine()
    const shared = join(makeFolder(), 'attributes')
    writeFileSync(shared, '*.md text\n')
    symlinkSync(shared, join(home.folder, '.gitattributes'))
    home.add('Apex Manufacturing')
    home.sync({init: true})
    expect(readFileSync(shared, 'utf8')).toBe('*.md text\n')
    expect(home.git('ls-files')).toBe('crm.json')
  })

  it('adds nothing to a repository of other work at the top of which the book lies', () => {
    const home = new Machine()
    git(home.folder, 'init', '--quiet')
    writeFileSync(join(home.folder, '.bashrc'), 'set -u\n')
    home.git('add', '.bashrc')
    home.add('Apex Manufacturing')
    expect(() => home.sync()).toThrowError(/does not hold it yet/)
  })

  it('leaves no file of its own behind', () => {
    const {machines} = makeMachines(2)
    const [home] = machines as [Machine, Machine]
    expect(readdirSync(home.folder).sort()).toEqual(['.git', '.gitattributes', 'crm.json'])
    expect(readdirSync(join(home.folder, '.git')).filter(name => name.startsWith('crm'))).toEqual([])
  })
})

describe('beginRepository', () => {
  it('gives the book a repository of its own, also inside of another', () => {
    const top = makeFolder()
    git(top, 'init', '--quiet')
    const home = new Machine({folder: join(top, 'clients')})
    home.add('Apex Manufacturing')
    expect(beginRepository(home.options)).toEqual({made: true, committed: 'add: Apex Manufacturing'})
    expect(home.git('rev-parse', '--show-toplevel')).toBe(home.folder)
    expect(home.git('ls-files').split('\n')).toEqual(['.gitattributes', 'crm.json'])
    expect(beginRepository(home.options)).toEqual({made: false, committed: null})
  })
})

describe('syncBook with a dry run', () => {
  it('says what would come and go, and changes nothing', () => {
    const {hub, machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    home.add('Bright Financial')
    home.sync()
    laptop.add('Cedar')
    const before = {text: laptop.text, head: laptop.git('rev-parse', 'HEAD'), hub: git(hub, 'rev-parse', 'main')}
    expect(laptop.sync({dryRun: true})).toMatchObject({pulled: 1, pushed: 1, merged: 0, committed: null})
    expect({text: laptop.text, head: laptop.git('rev-parse', 'HEAD'), hub: git(hub, 'rev-parse', 'main')}).toEqual(
      before,
    )
    expect(laptop.sync()).toMatchObject({pulled: 1, pushed: 1})
  })

  it('makes no repository', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    expect(home.sync({dryRun: true, remote: makeHub()})).toMatchObject({made: true, pushed: 1})
    expect(existsSync(join(home.folder, '.git'))).toBe(false)
  })
})

describe('syncBook and edits by hand', () => {
  it('keeps a value that was changed in an editor', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    writeFileSync(home.file, home.text.replace('Apex Manufacturing', 'Aaa Manufacturing'))
    home.sync()
    laptop.sync()
    expect(laptop.book.all('customer')[0]?.name).toBe('Aaa Manufacturing')
  })

  it('brings back what an older version of the file leaves out', () => {
    const {machines} = makeMachines(1)
    const [home] = machines as [Machine]
    home.add('Bright Financial')
    home.sync()
    home.git('checkout', '--quiet', 'HEAD~1', '--', 'crm.json')
    home.sync()
    expect(home.book.all('customer')).toHaveLength(2)
    expect(home.status).toBe('')
  })

  it('writes the file anew after plain git has kept the lines of both sides', () => {
    const {machines} = makeMachines(2)
    const [home, laptop] = machines as [Machine, Machine]
    const id = home.book.all('customer')[0]?.id ?? ''
    home.set(id, {tier: 'A'})
    home.sync()
    laptop.set(id, {status: 'active'})
    rmSync(join(laptop.folder, '.git', 'info', 'attributes'))
    laptop.git('commit', '--quiet', '-am', 'by hand')
    laptop.git('pull', '--quiet', '--no-rebase', '--no-edit')
    expect(laptop.text.match(new RegExp(id, 'g'))?.length).toBeGreaterThan(1)
    laptop.sync()
    home.sync()
    expect(home.record(id)).toMatchObject({tier: 'A', status: 'active'})
    expect(home.text.match(new RegExp(`"id":"${id}"`, 'g'))).toHaveLength(1)
    expect(laptop.text).toBe(home.text)
  })
})
