import {millisecondsInDay} from 'date-fns/constants'
import {idBytes, makeId} from '../book/ids.ts'
import type {Moment} from '../book/plan.ts'
import {knownCollection, type TypeName} from '../book/registry.ts'
import {type Day, fromEpochDay} from '../calendar/day.ts'
import {epochMs, formatInstantHere, type Instant, readInstant} from '../calendar/instant.ts'
import {CrmError} from '../errors.ts'
import {createOutput, type Output} from '../start/streams.ts'
import {randomBytes} from '../store/file-calls.ts'
import type {Surroundings} from '../store/places.ts'
import {colourLevel, createPalette, type Palette} from '../terminal/colour.ts'
import type {PromptStreams} from '../terminal/prompts.ts'
import {zoneOffset} from './zone-offset.ts'

/** Everything a command needs of the world, made once at the edge: clock, zone, ids, streams, terminal, environment. */
export interface Context extends Moment, Surroundings {
  /** The clock as RFC 3339 in the machine's zone. */
  readonly at: Instant
  /** The machine's IANA zone. */
  readonly zone: string
  /** The offset of a zone, or of the machine's own, in minutes east of Greenwich, now or at a time. */
  offsetOf(zone?: string, ms?: number): number
  readonly stdout: Output
  readonly stderr: Output
  /** Where questions are asked and answered; opened when it is asked for. */
  readonly conversation: PromptStreams
  /** Result goes to a terminal: it may be fitted to its width. */
  readonly isTty: boolean
  /** Somebody sits there and can be asked. */
  readonly canAsk: boolean
  /** Columns to fit into; wide open when piped. */
  readonly width: number
  newId(type: TypeName): string
  /** An id of any letter, e.g. of a change in the journal. */
  newIdOf(letter: string): string
  palette(): Promise<Palette>
}

/** Makes the context of this process. Throws `invalid-value` for a `CRM_NOW` that is no instant. */
export function createContext(process: NodeJS.Process): Context {
  const {env} = process
  const [stdout, stderr] = [createOutput(1, process), createOutput(2, process)]
  const nowMs = readClock(env['CRM_NOW'])
  const newIdOf = (letter: string) => makeId(letter, randomBytes(idBytes))
  const isTty = stdout.isTTY
  let zone: string | undefined
  return {
    nowMs,
    today: dayHere(nowMs),
    get zone() {
      zone ??= zoneHere()
      return zone
    },
    offsetOf: (zone, ms = nowMs) => zoneOffset(ms, zone),
    get at() {
      return formatInstantHere(nowMs)
    },
    env,
    get cwd() {
      return folderOf(process)
    },
    home: env['HOME'] || process.getBuiltinModule('node:os').homedir(),
    platform: process.platform,
    stdout,
    stderr,
    get conversation() {
      return {input: process.stdin, output: process.stderr}
    },
    isTty,
    get canAsk() {
      return stderr.isTTY && process.stdin.isTTY === true
    },
    width: isTty ? Math.max(20, stdout.columns || 80) : Number.POSITIVE_INFINITY,
    newId: type => newIdOf(knownCollection(type).letter),
    newIdOf,
    palette: () => createPalette(colourLevel(env, isTty)),
  }
}

/** The folder that the process is in. Throws `usage` where it is gone. */
function folderOf(process: NodeJS.Process): string {
  try {
    return process.cwd()
  } catch (cause) {
    const hint = 'Go to another one (cd), or name the data file by its whole path: --file or CRM_FILE.'
    throw new CrmError('usage', 'the folder you are in is gone', {hint, cause})
  }
}

function readClock(text: string | undefined): number {
  if (!text) return Date.now()
  const instant = readInstant(text)
  if (instant) return epochMs(instant)
  throw new CrmError('invalid-value', `CRM_NOW is not an instant: ${text}`, {
    hint: 'Write RFC 3339, e.g. 2026-01-05T09:00:00+01:00',
  })
}

/** The zone of the machine. Where it names none that anybody knows, or an empty one, its clock runs in UTC. */
function zoneHere(): string {
  const {timeZone} = Intl.DateTimeFormat().resolvedOptions()
  return timeZone === 'Etc/Unknown' ? 'UTC' : timeZone
}

/** The civil day of a moment in the machine's zone, which the platform knows without the cost of Intl. */
function dayHere(ms: number): Day {
  const there = new Date(ms)
  return fromEpochDay(Math.floor(Date.UTC(there.getFullYear(), there.getMonth(), there.getDate()) / millisecondsInDay))
}
