import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {CrmError} from '../errors.ts'
import {quote} from '../text/quote.ts'
import {attributesPath} from './attributes.ts'
import {type Stages, unmergedBlobs} from './new-commit.ts'
import {currentBranch, findCommit, isAncestor, mainBranch, type Repository} from './repository.ts'
import {filesOf, isTemplate} from './tree.ts'

/** Where a sync commits to, and what it first has to bring to an end. */
export interface Landing {
  readonly branch: string
  /** The branch's commit; undefined where there is none yet. */
  readonly tip: string | undefined
  /** The commit that HEAD is at: the branch's, unless HEAD has left it. */
  readonly head: string | undefined
  /** What a merge has left open of the book. */
  readonly stages: Stages | undefined
  /** Commits to be joined into the branch. */
  readonly joins: readonly string[]
  /** Commits of which the book alone is joined. */
  readonly books: readonly string[]
  /** How the unfinished business ends, once all of it is committed: arguments of git. */
  readonly finish: readonly (readonly string[])[]
  /** What is mended, in words; empty for a repository in good order. */
  readonly mends: readonly string[]
}

const otherWork: Readonly<Record<string, string>> = {
  CHERRY_PICK_HEAD: 'cherry-pick',
  REVERT_HEAD: 'revert',
  BISECT_LOG: 'bisect',
}

/**
 * Looks at the state of a repository and decides where to commit. A merge or rebase that waits for the book, and a HEAD that has
 * left its branch, are brought to an end where nothing but the book is concerned. Throws `sync`, saying what is under way and
 * how to end it, where more is.
 */
export function findLanding(repository: Repository): Landing {
  const {top, path} = repository
  const unmerged = unmergedBlobs(repository)
  const stages = unmerged.get(path)
  unmerged.delete(path)
  if (unmerged.size > 0) {
    throw new CrmError('sync', `git waits for you to resolve ${[...unmerged.keys()].join(', ')}`, {
      hint: `See: git -C ${quote(top)} status. The book itself crm sync joins, afterwards.`,
    })
  }
  const under = Object.keys(otherWork).find(name => existsSync(join(repository.gitDir, name)))
  if (under !== undefined) throw underWay(repository, otherWork[under] ?? under)
  const head = findCommit(repository, 'HEAD')
  const rebase = findRebase(repository)
  if (rebase) return {...landRebase(repository, rebase, head), head, stages}
  const branch = currentBranch(repository)
  if (branch === undefined) return {...landDetached(repository, head), head, stages}
  const joins = readCommits(repository, 'MERGE_HEAD')
  const mends = joins.length > 0 ? ['a merge that was not finished'] : stages ? ['a conflict in the book'] : []
  const finish = joins.length > 0 ? [['merge', '--quit']] : []
  return {branch, tip: head, head, stages, joins, books: [], finish, mends}
}

type LandingElsewhere = Omit<Landing, 'head' | 'stages'>

const underWay = ({top}: Repository, what: string): CrmError =>
  new CrmError('sync', `a ${what} is under way in ${top}`, {
    hint: `End it first: git -C ${quote(top)} ${what} ${what === 'bisect' ? 'reset' : '--continue, or --abort'}`,
  })

function readCommits({gitDir}: Repository, name: string): string[] {
  const file = join(gitDir, name)
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

interface Rebase {
  readonly folder: string
  /** `refs/heads/…`, or words where HEAD was detached before. */
  readonly headName: string
}

function findRebase(repository: Repository): Rebase | undefined {
  for (const folder of ['rebase-merge', 'rebase-apply']) {
    if (!existsSync(join(repository.gitDir, folder))) continue
    const [headName = ''] = readCommits(repository, join(folder, 'head-name'))
    return {folder, headName}
  }
  return undefined
}

/** All of a rebase is in commits, so it may be dropped half-way: what it was to bring together is joined instead. */
function landRebase(repository: Repository, {folder, headName}: Rebase, head: string | undefined): LandingElsewhere {
  const branch = /^refs\/heads\/(.+)$/.exec(headName)?.[1]
  const tip = branch && findCommit(repository, headName)
  if (!branch || !tip || !holdsBookAlone(repository, tip, head)) throw underWay(repository, 'rebase')
  return {
    branch,
    tip,
    joins: head && !isAncestor(repository, head, tip) ? [head] : [],
    books: readCommits(repository, join(folder, 'autostash')),
    finish: [
      ['symbolic-ref', '-m', 'crm sync', 'HEAD', headName],
      ['rebase', '--quit'],
    ],
    mends: ['a rebase that was not finished'],
  }
}

function landDetached(repository: Repository, head: string | undefined): LandingElsewhere {
  const {git, top} = repository
  const branches = git.text(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads']).split('\n').filter(Boolean)
  const branch = branches.length === 1 ? branches[0] : branches.find(name => name === mainBranch)
  const tip = branch && findCommit(repository, `refs/heads/${branch}`)
  const follows = head !== undefined && tip !== undefined && isAncestor(repository, tip, head)
  if (branch === undefined || tip === undefined || !(follows || holdsBookAlone(repository, tip, head))) {
    throw new CrmError('sync', `HEAD of ${top} is on no branch`, {
      hint: `Go back to your branch first: git -C ${quote(top)} switch ${quote(branch ?? mainBranch)}`,
    })
  }
  return {
    branch,
    tip,
    joins: head && !isAncestor(repository, head, tip) ? [head] : [],
    books: [],
    finish: [['symbolic-ref', '-m', 'crm sync', 'HEAD', `refs/heads/${branch}`]],
    mends: [`HEAD was on no branch and is on ${branch} again`],
  }
}

/** True where commits hold nothing but the book, its attributes, and the same templates. */
function holdsBookAlone(repository: Repository, ...commits: readonly (string | undefined)[]): boolean {
  const own = [repository.path, attributesPath(repository)]
  const others = commits.flatMap(commit => {
    if (commit === undefined) return []
    const files = [...filesOf(repository, commit)].filter(([path]) => !own.includes(path))
    return [{text: JSON.stringify(files), areTemplates: files.every(([path]) => isTemplate(path))}]
  })
  const [first] = others
  return others.every(({text, areTemplates}) => areTemplates && text === first?.text)
}
