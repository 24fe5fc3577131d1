import {spawn} from 'node:child_process'
import {describe, expect, it} from 'vitest'
import {sleep} from '../../../src/lib/store/file-calls.ts'
import {
  describeThisProcess,
  isOwnerDead,
  isProcessGone,
  type LockOwner,
  parseOwner,
} from '../../../src/lib/store/lock-owner.ts'
import {deadPid} from '../../support/worker.ts'

const self = describeThisProcess()
const longAgo = Date.parse('2001-01-01T00:00:00Z')
const onLinux = process.platform === 'linux'

describe('describeThisProcess', () => {
  it('draws another token every time, and says the rest alike', () => {
    const {token, ...again} = describeThisProcess()
    expect(token).not.toBe(self.token)
    expect({...again, token: self.token}).toEqual(self)
  })

  it.runIf(onLinux)('knows when the process began, and the start and the container of the machine', () => {
    expect(self.started).toMatch(/^\d+$/)
    expect(self.boot).toMatch(/^[0-9a-f-]{36}$/)
    expect(self.pidNamespace).toMatch(/^pid:\[\d+\]$/)
  })
})

describe('parseOwner', () => {
  it('reads back what was written', () => {
    expect(parseOwner(JSON.stringify(self))).toEqual(self)
  })

  it.each([
    ['', 'nothing'],
    ['{"token":"aaaaaaaaaaaa"', 'half a lock'],
    ['\0\0\0\0', 'zero bytes'],
    ['null', 'null'],
    ['[]', 'a list'],
    [JSON.stringify({...self, token: '../../../etc'}), 'a token that would lead out of the folder'],
    [JSON.stringify({...self, pid: 0}), 'the process 0, which is every process of the group'],
    [JSON.stringify({...self, pid: -1}), 'a negative process'],
    [JSON.stringify({...self, pid: 1.5}), 'a broken number'],
    [JSON.stringify({...self, pid: 2 ** 31}), 'a process number beyond all'],
    [JSON.stringify({...self, host: 'a\u001b]0;b'}), 'a host name with control characters'],
    [JSON.stringify({...self, boot: 1}), 'a boot that is no text'],
    [JSON.stringify({token: self.token, pid: 1, host: 'a'}), 'missing parts'],
  ])('returns null for %j: %s', text => {
    expect(parseOwner(text)).toBeNull()
  })
})

describe('isProcessGone', () => {
  it('returns false for a process that runs', () => {
    expect(isProcessGone(process.pid, self.started)).toBe(false)
    expect(isProcessGone(process.pid, null)).toBe(false)
  })

  it('returns true for a process that has been', () => {
    expect(isProcessGone(deadPid(), null)).toBe(true)
  })

  it.runIf(onLinux)('returns true when a later process has the number', () => {
    expect(isProcessGone(process.pid, '1')).toBe(true)
  })

  it.runIf(onLinux)('returns true for a killed process whose parent has not taken notice yet', async () => {
    const child = spawn('sleep', ['60'])
    const ended = new Promise(done => child.once('exit', done))
    const pid = child.pid ?? 0
    process.kill(pid, 'SIGKILL')
    for (let tries = 0; tries < 1000 && !isProcessGone(pid, null); tries++) sleep(5)
    // The event loop has not run since: the process cannot have been collected.
    expect(process.kill(pid, 0)).toBe(true)
    expect(isProcessGone(pid, null)).toBe(true)
    await ended
  })
})

describe('isOwnerDead', () => {
  const dead: LockOwner = {...self, pid: deadPid()}
  const here = {...self, boot: 'this', pidNamespace: 'ours'}

  it.each<readonly [string, boolean, Partial<LockOwner>, number]>([
    ['a dead process of this machine', true, {}, Date.now()],
    ['a process on another machine', false, {host: 'elsewhere'}, longAgo],
    ['a process in another container', false, {pidNamespace: 'theirs'}, longAgo],
    ['a process of an unknown start of the machine', false, {boot: null}, longAgo],
    ['a process from before the last start of this machine', true, {boot: 'earlier'}, longAgo],
    ['a process of a machine of the same name that runs beside this one', false, {boot: 'other'}, Date.now()],
  ])('of %s returns %s', (_, expected, difference, lockedAt) => {
    expect(isOwnerDead({...dead, boot: 'this', pidNamespace: 'ours', ...difference}, here, lockedAt)).toBe(expected)
  })

  it('judges by the host and the process alone where the system says no more', () => {
    const bare = {started: null, boot: null, pidNamespace: null}
    expect(isOwnerDead({...dead, ...bare}, {...self, ...bare}, Date.now())).toBe(true)
    expect(isOwnerDead({...self, ...bare}, {...self, ...bare}, Date.now())).toBe(false)
  })
})
