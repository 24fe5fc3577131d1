import {spawnSync} from 'node:child_process'
import type {Desk} from './crm.ts'

/*
 * A scenario is a story of commands and of facts that hold after them, one a line:
 *
 *   zone Europe/Berlin        the zone of the commands that follow
 *   at 2026-01-05T09:00:00Z   their clock
 *   $ crm add "Acme" --json   runs the program; words and quotes as in a shell, $name is a value that was kept
 *   < text                    a line of standard input for the next command
 *   exit 3                    the exit code of the last command, which is 0 where nothing is said
 *   out ~ text, err !~ text   what its output holds, or does not
 *   json PATH OP VALUE        its output as JSON; OP is one of = != < <= > >= ~ !~
 *   file PATH OP VALUE        the data file as JSON
 *   let NAME = PATH           keeps a value of that JSON
 *   same                      it left the data file as it was
 */

interface Line {
  readonly number: number
  readonly word: string
  readonly rest: string
}

const readLines = (text: string): Line[] =>
  text.split('\n').flatMap((raw, at) => {
    const [word = '', ...rest] = raw.trim().split(' ')
    return word === '' || word.startsWith('#') ? [] : [{number: at + 1, word, rest: rest.join(' ')}]
  })

const reference = /\$([A-Za-z_]\w*)/g

/** A piece of a command: single quotes keep all as it is, double quotes keep spaces, a backslash keeps what follows. */
const piece = /'([^']*)'|"((?:\\.|[^"\\])*)"|([^\s'"]+)|(\s+)/g

type Values = ReadonlyMap<string, string>

const fill = (text: string, values: Values): string =>
  text.replace(reference, (whole, name: string) => values.get(name) ?? whole)

/** The words of a command line, as a shell would read them. */
export function splitWords(text: string, values: Values): string[] {
  const words: string[] = []
  let word: string | undefined
  for (const [, single, double, bare, space] of text.matchAll(piece)) {
    if (space !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (single !== undefined) word = (word ?? '') + single
    else if (double !== undefined) word = (word ?? '') + fill(double, values).replace(/\\(["\\$])/g, '$1')
    else word = (word ?? '') + fill(bare ?? '', values)
  }
  return word === undefined ? words : [...words, word]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const stepInto = (value: unknown, step: string): unknown => {
  if (Array.isArray(value) && /^-?\d+$/.test(step)) return value.at(Number(step))
  if (step === 'length' && Array.isArray(value)) return value.length
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** The value at a path such as `due[0].id`; of a path with `[*]` the values of every element. */
export function valueAt(value: unknown, path: string): unknown {
  const steps = path === '.' ? [] : path.split(/[.[\]]+/).filter(step => step !== '')
  let found: unknown[] = [value]
  for (const step of steps) {
    found =
      step === '*'
        ? found.flatMap(each => (isObject(each) ? Object.values(each) : []))
        : found.map(each => stepInto(each, step))
  }
  return steps.includes('*') ? found : found[0]
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const contains = (actual: unknown, wanted: unknown): boolean => {
  if (typeof actual === 'string') return actual.includes(String(wanted))
  if (!Array.isArray(actual)) return false
  return actual.some(
    each => isSame(each, wanted) || (typeof each === 'string' && typeof wanted === 'string' && each.includes(wanted)),
  )
}

const isBelow = (a: unknown, b: unknown): boolean =>
  (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string') ? a < b : false

const operators: {readonly [operator: string]: (actual: unknown, wanted: unknown) => boolean} = {
  '=': isSame,
  '!=': (a, b) => !isSame(a, b),
  '<': isBelow,
  '>': (a, b) => isBelow(b, a),
  '<=': (a, b) => isBelow(a, b) || isSame(a, b),
  '>=': (a, b) => isBelow(b, a) || isSame(a, b),
  '~': contains,
  '!~': (a, b) => !contains(a, b),
}

interface Outcome {
  readonly line: Line
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly changed: boolean
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Plays a scenario at a desk, and tells what did not hold: a line each, with what there was instead. */
export class ScenarioPlayer {
  readonly failures: string[] = []
  readonly #desk: Desk
  readonly #values: Map<string, string>
  #input = ''
  #last: Outcome | undefined
  #isExitChecked = true

  constructor(desk: Desk) {
    this.#desk = desk
    this.#values = new Map([
      ['HOME', desk.home],
      ['FILE', desk.file],
    ])
  }

  play(text: string): this {
    for (const line of readLines(text)) this.#playLine(line)
    this.#expectExit(0)
    return this
  }

  #playLine(line: Line): void {
    const {word, rest} = line
    if (word === 'zone') this.#desk.set({TZ: rest})
    else if (word === 'at') this.#desk.set({CRM_NOW: rest})
    else if (word === '<') this.#input += `${fill(rest, this.#values)}\n`
    else if (word === '$') this.#run(line)
    else if (word === 'exit') this.#expectExit(Number(rest), true)
    else {
      this.#expectExit(0)
      this.#check(line)
    }
  }

  #run(line: Line): void {
    this.#expectExit(0)
    const [program, ...words] = splitWords(line.rest, this.#values)
    if (program !== 'crm') throw new Error(`line ${line.number}: only crm can be run`)
    const [command = '', ...args] = this.#desk.command
    const before = this.#desk.book()
    const {status, stdout, stderr} = spawnSync(command, [...args, ...words], {
      env: this.#desk.environment(),
      cwd: this.#desk.home,
      input: this.#input,
      encoding: 'utf8',
    })
    this.#input = ''
    this.#last = {line, code: status, out: stdout, err: stderr, changed: this.#desk.book() !== before}
    this.#isExitChecked = false
  }

  /** A command has to end well unless the next line says otherwise. */
  #expectExit(code: number, isSaid = false): void {
    if (!this.#last || (this.#isExitChecked && !isSaid)) return
    this.#isExitChecked = true
    if (this.#last.code !== code) this.#fail(this.#last.line, `exit ${this.#last.code}, not ${code}: ${this.#last.err}`)
  }

  #check(line: Line): void {
    const {word, rest} = line
    const last = this.#last
    if (!last) throw new Error(`line ${line.number}: nothing was run yet`)
    if (word === 'same') {
      if (last.changed) this.#fail(line, 'the data file changed')
    } else if (word === 'out' || word === 'err') {
      const [operator = '', ...text] = rest.split(' ')
      this.#compare(line, last[word], operator, fill(text.join(' '), this.#values))
    } else if (word === 'let') this.#keep(line)
    else if (word === 'json' || word === 'file') {
      const [path = '', operator = '', ...text] = rest.split(' ')
      const value = parseJson(word === 'json' ? last.out : this.#desk.book())
      this.#compare(line, valueAt(value, path), operator, JSON.parse(fill(text.join(' '), this.#values)))
    } else throw new Error(`line ${line.number}: no such line: ${word}`)
  }

  #keep(line: Line): void {
    const [name = '', path = ''] = line.rest.split(/\s*=\s*/)
    const value = valueAt(parseJson(this.#last?.out ?? ''), path)
    if (value === undefined) this.#fail(line, 'nothing is there')
    else this.#values.set(name, typeof value === 'string' ? value : JSON.stringify(value))
  }

  #compare(line: Line, actual: unknown, operator: string, wanted: unknown): void {
    const holds = operators[operator]
    if (!holds) throw new Error(`line ${line.number}: no such comparison: ${operator}`)
    if (!holds(actual, wanted)) this.#fail(line, `there is ${JSON.stringify(actual)?.slice(0, 400)}`)
  }

  #fail({number, word, rest}: Line, what: string): void {
    this.failures.push(`line ${number}: ${word} ${rest}\n  ${what}\n  after: ${this.#last?.line.rest}`)
  }
}
