import type {Json, StoredRecord} from '../change/json.ts'
import type {Past, Step} from '../change/past.ts'
import {findUnkeepable} from '../store/keepable.ts'
import {isRecord, longestLine} from '../store/record-line.ts'
import type {Environment, Git} from './git.ts'
import {findUsableRepository} from './repository.ts'

export interface PastOptions {
  /** The records that are asked for, by id; a line of another one is not even read. */
  readonly isWanted?: (id: string) => boolean
  /** So many commits are read at most. */
  readonly commits?: number
  /** For so long, in milliseconds: a history of years must not make one wait. */
  readonly timeoutMs?: number
}

const mostCommits = 500
const longestWaitMs = 4000

/** One record is one line: the lines that a commit took out and put in are its records before and after. */
const diffing: readonly string[] = [
  '--patch',
  '--unified=0',
  '--inter-hunk-context=0',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--no-relative',
  '--text',
]

/**
 * What the commits of this branch did to the records of a book. `file` is a real path. Nothing where there is no git, no repository,
 * or no commit yet; what cannot be read is left out.
 */
export function readPast(file: string, env: Environment, options: PastOptions = {}): Past {
  const repository = findUsableRepository(file, env)
  return repository ? readLog(repository.git, repository.path, options) : {steps: [], isWhole: true}
}

function readLog(git: Git, path: string, options: PastOptions): Past {
  const {isWanted = () => true, commits = mostCommits, timeoutMs = longestWaitMs} = options
  const {ok, stdout} = git.attempt(
    [
      'log',
      `--max-count=${commits}`,
      '--format=%x00',
      // A merge holds nothing that its parents do not, and neither side of one may be passed over.
      '--no-merges',
      '--full-history',
      '--no-show-signature',
      '--no-follow',
      ...diffing,
      'HEAD',
      '--',
      path,
    ],
    // A clone without all of its objects does not go and fetch them for this.
    {timeoutMs, env: {GIT_NO_LAZY_FETCH: '1'}},
  )
  const told = stdout.toString('utf8').split('\0').slice(1)
  // The last one may have been cut short.
  const read = ok ? told : told.slice(0, -1)
  return {
    steps: read.flatMap(patch => stepsOf(patch, isWanted)),
    isWhole: ok ? told.length < commits : isWithoutCommits(git),
  }
}

const isWithoutCommits = (git: Git): boolean => !git.attempt(['rev-parse', '--verify', '--quiet', 'HEAD']).ok

/** The records that the patch of one commit put in, each with what stood before. */
function stepsOf(patch: string, isWanted: (id: string) => boolean): Step[] {
  const [removed, added] = [new Map<string, StoredRecord>(), new Map<string, StoredRecord>()]
  for (const line of patch.split('\n')) {
    const into = line.startsWith(`-${opening}`) ? removed : line.startsWith(`+${opening}`) ? added : undefined
    if (!into || !isWanted(line.slice(1 + opening.length, line.indexOf('"', 1 + opening.length)))) continue
    const record = readLine(line.slice(1).trimEnd())
    if (record) into.set(record.id, record)
  }
  return [...added.values()].map(after => ({before: removed.get(after.id), after}))
}

const opening = '{"id":"'

function readLine(line: string): StoredRecord | undefined {
  if (line.length > longestLine || !line.endsWith('},')) return undefined
  try {
    const value = JSON.parse(line.slice(0, -1)) as Json
    return isRecord(value) && !findUnkeepable(value) ? value : undefined
  } catch {
    return undefined
  }
}
