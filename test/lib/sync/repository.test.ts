import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {beginRepository} from '../../../src/lib/sync/sync.ts'
import {seededRandom} from '../../support/random.ts'
import {cleanEnv, git, Machine, makeFolder, makeHub, makeMachines, tryGit} from './support.ts'

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
