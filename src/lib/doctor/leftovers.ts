import {lstatSync, readdirSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {millisecondsInHour} from 'date-fns/constants'
import {findStaleKey, readLockFile} from '../store/lock-file.ts'
import {describeThisProcess, isProcessGone, sharesProcesses} from '../store/lock-owner.ts'
import type {Check, Finding} from './check.ts'

const temporary = /\.tmp-([1-9][0-9]{0,9})-[0-9a-v]{12}$/

/** A lock whose owner is dead, or, of another machine, has held it for more than an hour. */
export const checkLock: Check = ({place: {file}, content}) => {
  if (content.kind === 'none') return []
  const path = `${file}.lock`
  const self = describeThisProcess()
  const holder = readLockFile(path)
  if (findStaleKey(holder, self) !== null) {
    const owner =
      holder.kind === 'process' ? `process ${holder.owner.pid}, which has ended` : 'no process that it names'
    return [{path, message: `a lock left behind by ${owner}; remove it: crm doctor --fix`, mend: 'by-lock'}]
  }
  if (holder.kind !== 'process' || sharesProcesses(holder.owner, self)) return []
  const {pid, host} = holder.owner
  if (Date.now() - holder.lockedAt < millisecondsInHour) return []
  return [
    {
      path,
      message: `a lock held by process ${pid} on ${host} for over an hour; if no crm runs there, delete it`,
    },
  ]
}

/** What killed writers left beside the book. */
export const checkLitter: Check = ({place: {file}, content}) => {
  if (content.kind === 'none') return []
  const folder = dirname(file)
  const base = basename(file)
  return readdirSync(folder).flatMap((name): Finding[] => {
    const path = join(folder, name)
    const isBreak = name.startsWith(`${base}.lock.break-`)
    if (!isBreak && !(name.startsWith(`.${base}.`) && temporary.test(name))) return []
    return isAbandoned(path)
      ? [
          {
            path,
            message: 'left behind by a write that was cut short; remove it: crm doctor --fix',
            mend: 'by-lock',
          },
        ]
      : []
  })
}

/** Its writer lives no more, or it is so old that the number belongs to another process by now. */
function isAbandoned(path: string): boolean {
  const pid = temporary.exec(path)?.[1]
  try {
    if (pid !== undefined && isProcessGone(Number(pid), null)) return true
    return Date.now() - lstatSync(path).mtimeMs > millisecondsInHour
  } catch {
    return false
  }
}
