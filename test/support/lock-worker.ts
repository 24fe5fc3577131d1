import {mkdirSync, renameSync, rmdirSync, writeFileSync, writeSync} from 'node:fs'
import {readSnapshot, writeDurably} from '../../src/lib/store/durable-write.ts'
import {createFile, nameTemporary, sleep} from '../../src/lib/store/file-calls.ts'
import {type HeldLock, withLock} from '../../src/lib/store/lock.ts'
import {describeThisProcess} from '../../src/lib/store/lock-owner.ts'

const [task, file = '', count = '1', deadPid = '0'] = process.argv.slice(2)
const waitMs = 30_000

/** Adds one to the number in the file; fails when another process is in here at the same time. */
function increment({target, wrote}: HeldLock): void {
  mkdirSync(`${target}.inside`)
  const snapshot = readSnapshot(target)
  const next = Number(snapshot.bytes?.toString() ?? '0') + 1
  writeDurably(target, Buffer.from(String(next)), snapshot)
  wrote()
  rmdirSync(`${target}.inside`)
}

/** Leaves the lock as a killed process leaves it: there, whole, and its owner gone. */
function abandon({target}: HeldLock): void {
  const temporary = nameTemporary(target)
  writeFileSync(temporary, JSON.stringify({...describeThisProcess(), pid: Number(deadPid)}))
  renameSync(temporary, `${target}.lock`)
}

/** Stops in the middle of a write, holding the lock, until it is killed. */
function stopInTheMiddle({target}: HeldLock): void {
  createFile(nameTemporary(target), Buffer.from('half'))
  createFile(nameTemporary(`${target}.before`), Buffer.from('half'))
  writeSync(1, 'holding\n')
  sleep(60_000)
}

const tasks: Readonly<Record<string, (lock: HeldLock) => void>> = {
  increment,
  'increment-and-abandon': lock => {
    increment(lock)
    abandon(lock)
  },
  stop: stopInTheMiddle,
  'write-megabyte': ({target}) => writeDurably(target, Buffer.alloc(1_000_000, 'x'), readSnapshot(target)),
}

const body = tasks[task ?? '']
if (body === undefined) throw new Error(`no such task: ${task}`)
for (let times = Number(count); times > 0; times--) withLock(file, {waitMs}, body)
