import {lockWaitMs, withLock} from '../store/lock.ts'
import {bookStateFolder, type Surroundings} from '../store/places.ts'
import {resolveTarget} from '../store/target.ts'
import type {Finding, Mended, Place, Surgery} from './check.ts'
import {checks} from './checks.ts'
import {examine} from './examine.ts'
import {createSurgery} from './surgery.ts'

/** Something wrong, as `--json` shows it. */
export interface Problem {
  readonly path: string
  readonly message: string
  readonly fixable: boolean
}

/** What was mended, as `--json` shows it. */
export interface Fixed extends Mended {
  readonly path: string
}

export interface Diagnosis {
  readonly problems: readonly Problem[]
  /** Only where it was asked to mend. */
  readonly fixed?: readonly Fixed[]
}

/** The place of a book: links followed. Throws `data-file` where its path leads to no file. */
export const placeOf = (file: string, around: Surroundings & Pick<Place, 'nowMs' | 'today'>): Place => {
  const target = resolveTarget(file)
  const {nowMs, today, platform, env} = around
  return {file: target, stateFolder: bookStateFolder(target, around), nowMs, today, platform, env}
}

/** Told what the doctor is at. */
type Say = (text: string) => void

const silent: Say = () => undefined

function findAll(place: Place, say: Say): Finding[] {
  say('Reading the book …')
  const examined = examine(place)
  return checks.flatMap((check, at) => {
    say(`Looking at the book: ${at + 1} of ${checks.length} …`)
    return check(examined)
  })
}

const toProblem = ({path, message, mend}: Finding): Problem => ({path, message, fixable: mend !== undefined})

/** Looks for everything that is wrong with a book and around it. Changes nothing. */
export const diagnose = (place: Place, say = silent): Diagnosis => ({problems: findAll(place, say).map(toProblem)})

function mendOne({path, mend}: Finding, surgery: Surgery): Fixed[] {
  const done = typeof mend === 'function' ? mend(surgery) : undefined
  return done ? [{path, ...done}] : []
}

/**
 * Mends under the lock what is safe to mend, keeps the old files in this machine's state folder, and looks again. Nothing is
 * locked or written where there is nothing to mend.
 *
 * @throws CrmError `locked`, `data-file` where the disk does not let it, `written-but`
 */
export function mendBook(place: Place, say = silent): Diagnosis {
  const before = findAll(place, say)
  if (!before.some(({mend}) => mend !== undefined)) return {problems: before.map(toProblem), fixed: []}
  say('Mending …')
  const mended = withLock(place.file, {waitMs: lockWaitMs}, lock => {
    const surgery = createSurgery(place, lock)
    return checks.flatMap(check => check(examine(place)).flatMap(finding => mendOne(finding, surgery)))
  })
  const after = findAll(place, say)
  const left = new Set(after.map(({path}) => path))
  const byLock = before.filter(({path, mend}) => mend === 'by-lock' && !left.has(path))
  return {problems: after.map(toProblem), fixed: [...mended, ...byLock.map(({path}) => ({path, message: 'removed'}))]}
}
