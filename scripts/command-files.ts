import {readdirSync} from 'node:fs'
import {sep} from 'node:path'

/** A file in src/commands and the words that run it. */
export interface CommandFile {
  /** The words: `promise keep`; for an `index.ts`, those of its folder. */
  readonly id: string
  /** Path from src/commands without its ending, `promise/keep`. */
  readonly path: string
}

/** The files of the commands whose start matters most. */
export const everyday = ['overview', 'due', 'list', 'show', 'brief', 'log', 'done', 'value/index'] as const

/** The files in a folder of commands, sorted by their words. */
export function findCommandFiles(folder: string): CommandFile[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts'))
    .map(file => file.slice(0, -'.ts'.length).replaceAll(sep, '/'))
    .map(path => ({id: path.replace(/\/index$/, '').replaceAll('/', ' '), path}))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
