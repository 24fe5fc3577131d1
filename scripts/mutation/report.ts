import type {Verdict} from './plan.ts'
import type {MutatedRoom} from './rooms.ts'

/** How many mutants of something there are, and what became of them. */
interface Score {
  readonly mutants: number
  readonly killed: number
  readonly notReached: number
}

const isKilled = ({status}: Verdict): boolean => status === 'killed' || status === 'endless'

function scoreOf(verdicts: readonly Verdict[]): Score {
  return {
    mutants: verdicts.length,
    killed: verdicts.filter(isKilled).length,
    notReached: verdicts.filter(({status}) => status === 'not reached').length,
  }
}

/** Killed mutants in percent of all. */
export const percentOf = ({mutants, killed}: Score): number => (100 * killed) / Math.max(1, mutants)

/** The score of a room, or of the mutants of it that were tried. */
export const scoreRoom = (verdicts: ReadonlyMap<number, Verdict>): Score => scoreOf([...verdicts.values()])

/** A table of scores with a line each. */
export function drawTable(rows: readonly (readonly [name: string, score: Score])[]): string {
  const cells = [
    ['room', 'mutants', 'killed', 'survived', 'not reached', 'score'],
    ...rows.map(([name, score]) => [
      name,
      String(score.mutants),
      String(score.killed),
      String(score.mutants - score.killed - score.notReached),
      String(score.notReached),
      `${percentOf(score).toFixed(1)}%`,
    ]),
  ]
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)))
  return cells
    .map(row =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}

const onOneLine = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ')
  return flat.length > 100 ? `${flat.slice(0, 99)}…` : flat
}

/** The mutants that nothing killed, a line each, in the order of the sources. */
export const listSurvivors = ({mutants}: MutatedRoom, verdicts: ReadonlyMap<number, Verdict>): string =>
  mutants
    .flatMap(({id, path, line, operator, original, text}) => {
      const verdict = verdicts.get(id)
      if (verdict === undefined || isKilled(verdict)) return []
      const mark = verdict.status === 'not reached' ? ' (not reached)' : ''
      return [`${path}:${line} ${operator}${mark}: ${onOneLine(original)} → ${onOneLine(text)}\n`]
    })
    .join('')
