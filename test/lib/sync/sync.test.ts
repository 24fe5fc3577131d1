import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {seededRandom} from '../../support/random.ts'
import {cleanEnv, git, Machine, makeFolder, makeHub, makeMachines} from './support.ts'

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
