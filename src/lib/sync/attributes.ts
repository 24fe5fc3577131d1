import {existsSync, lstatSync, readFileSync} from 'node:fs'
import {basename, join, posix} from 'node:path'
import {ensureFolder, readSnapshot, writeDurably} from '../store/durable-write.ts'
import type {Repository} from './repository.ts'
import {readSettings, settingOf, writeSettings} from './settings.ts'

/** A path as a pattern of an attributes file that means this one path. */
export function attributePattern(path: string): string {
  const literal = path.replaceAll(/[\\*?[]/g, String.raw`\$&`)
  const needsQuotes = /[\s"]|^[#!"]|^\[attr\]/.test(literal) || /^[#!]/.test(path)
  const plain = /^!/.test(literal) ? `\\${literal}` : literal
  return needsQuotes ? `"${plain.replaceAll(/["\\]/g, String.raw`\$&`)}"` : plain
}

/** The committed line: without anything installed, git keeps the lines of both sides. */
export const unionLine = (name: string): string => `${attributePattern(name)} merge=union text eol=lf`

/** The path of the committed attributes in the repository: beside the book. */
export const attributesPath = ({path}: Repository): string => posix.join(posix.dirname(path), '.gitattributes')

/** The committed attributes with the book's line among them. */
export function addLine(text: string, line: string): string {
  const lines = text.split(/\r?\n/)
  if (lines.includes(line)) return text
  return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${line}\n`
}

/** The lines of two attributes files: ours, then what only theirs have. */
export const joinLines = (ours: string, theirs: string): string =>
  theirs
    .split(/\r?\n/)
    .filter(line => line !== '')
    .reduce(addLine, ours)

/** The attributes beside the book as they stand on disk; a link is not followed and counts as none. */
export function readAttributes({file}: Repository): {readonly text: string; readonly isLink: boolean} {
  const path = join(file, '..', '.gitattributes')
  const found = lstatSync(path, {throwIfNoEntry: false})
  if (found && !found.isFile()) return {text: '', isLink: true}
  return {text: found ? readFileSync(path, 'utf8') : '', isLink: false}
}

/** Writes the attributes beside the book; not for where a link stands in their place. */
export function writeAttributes(repository: Repository, text: string): void {
  if (readAttributes(repository).text === text) return
  const path = join(repository.file, '..', '.gitattributes')
  writeDurably(path, Buffer.from(text), readSnapshot(path), {keepMode: existsSync(path)})
}

/** What git runs for the book: our join, and where that fails the union that is built in. */
const driver = 'crm merge-driver %O %A %B || git merge-file -q --union %A %O %B'

/** True where git is told, by a line beside the book, to keep the lines of both sides; a link in its place is the user's own. */
export function hasUnionLine(repository: Repository): boolean {
  const {text, isLink} = readAttributes(repository)
  return isLink || text.split(/\r?\n/).includes(unionLine(basename(repository.path)))
}

/** Adds that line; says what was done. The next sync commits it. */
export function installUnionLine(repository: Repository): string {
  writeAttributes(repository, addLine(readAttributes(repository).text, unionLine(basename(repository.path))))
  return 'added the line; crm sync commits it'
}

const driverLine = ({path}: Repository): string => `${attributePattern(path)} merge=crm`

/** True where git in this clone joins the book by `crm merge-driver`. */
export function isDriverInstalled(repository: Repository): boolean {
  const file = repository.attributesFile
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/) : []
  const runs = settingOf(readSettings(repository.git), 'merge.crm.driver')
  return lines.includes(driverLine(repository)) && runs === driver
}

/** Makes git in this clone join the book by `crm merge-driver`. What is there already stays. */
export function installDriver(repository: Repository): void {
  const {git, attributesFile: file} = repository
  const held = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const wanted = addLine(held, driverLine(repository))
  if (wanted !== held) {
    ensureFolder(join(file, '..'))
    writeDurably(file, Buffer.from(wanted), readSnapshot(file), {keepMode: held !== ''})
  }
  const name = `join of ${basename(repository.file)}`
  writeSettings(git, readSettings(git), {'merge.crm.name': name, 'merge.crm.driver': driver})
}
