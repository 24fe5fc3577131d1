import {dirname} from 'node:path'
import {millisecondsInHour} from 'date-fns/constants'
import {errnoCode, explainErrno} from '../store/errno.ts'
import {findLitter} from '../store/litter.ts'
import {findStaleKey, readLockFile} from '../store/lock-file.ts'
import {describeThisProcess, sharesProcesses} from '../store/lock-owner.ts'
import {quote} from '../text/quote.ts'
import type {Check, Finding} from './check.ts'

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
  try {
    return findLitter(file).map(path => ({
      path,
      message: 'left behind by a write that was cut short; remove it: crm doctor --fix',
      mend: 'by-lock',
    }))
  } catch (error) {
    return [unlistable(dirname(file), error)]
  }
}

/** A folder that may be entered, but not read: what lies in it beside the book stays unseen, and a change of it cannot be flushed. */
function unlistable(folder: string, error: unknown): Finding {
  if (errnoCode(error) === undefined) throw error
  const reason = explainErrno(error)
  return {
    path: folder,
    message: `the files in this folder cannot be listed: ${reason}; let yourself read it: chmod u+r ${quote(folder)}`,
  }
}
