import {readFileSync} from 'node:fs'

export interface PlannedMutant {
  readonly id: number
  /** The test files that mirror its source and those who name what it stands in, be there such or not. */
  readonly near: readonly string[]
  /** Those that import one of these sources. */
  readonly importing: readonly string[]
  /** Those that mirror the sources that import these, and so on, the nearest first. */
  readonly farther: readonly string[]
}

/** What one run of the tests of a room is to do. */
export interface Plan {
  /** Every source with its mutants in it, by its path in the repository. */
  readonly sources: {readonly [path: string]: string}
  /** The mutants to try. */
  readonly mutants: readonly PlannedMutant[]
  /** Paths in the repository. */
  readonly tests: readonly string[]
  /** Where results go, a line of JSON each. */
  readonly results: string
}

/** What became of a mutant. */
export interface Verdict {
  readonly status: 'killed' | 'endless' | 'survived' | 'not reached'
  /** The file of the test that failed. */
  readonly by?: string
  /** Its title; empty where the import failed, or a test after a new import. */
  readonly test?: string
}

/** A line of the results: a mutant is being tried, or was. */
export type Line = {readonly id: number} & (Verdict | {readonly status: 'trying'})

/** The variable of the environment that names the plan's file. */
export const planVariable = 'CRM_MUTATION_PLAN'

export const readPlan = (): Plan => JSON.parse(readFileSync(process.env[planVariable] ?? '', 'utf8')) as Plan
