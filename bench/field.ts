import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** A program of the field with data of its own, as large as a thousand clients are. */
export interface FieldProgram {
  readonly program: string
  readonly what: string
  readonly environment: {readonly [name: string]: string}
  readonly commands: readonly (readonly string[])[]
}

const count = 1000

/** Those that are installed, their data written into a folder. */
export function findField(folder: string): FieldProgram[] {
  return [writeTasks, writeCards].flatMap(write => {
    const made = write(folder)
    return spawnSync(made.program, ['--version']).status === 0 ? [made] : []
  })
}

/** Taskwarrior: a thousand tasks that are due one day, each with a note. */
function writeTasks(folder: string): FieldProgram {
  const data = join(folder, 'tasks')
  const settings = join(folder, 'taskrc')
  mkdirSync(data, {recursive: true})
  writeFileSync(settings, `data.location=${data}\nconfirmation=off\n`)
  const begun = Date.UTC(2025, 0, 1) / 1000
  const tasks = Array.from({length: count}, (_, number) => {
    const at = begun + number * 3600
    const fields = {
      [`annotation_${at}`]: 'Went through the figures of the month and agreed on the three that matter for the board',
      description: `Call client ${number}`,
      due: String(at + 86_400 * 180),
      entry: String(at),
      project: `client${number}`,
      status: 'pending',
      uuid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    }
    return `[${Object.entries(fields)
      .map(([name, value]) => `${name}:"${value}"`)
      .join(' ')}]\n`
  })
  writeFileSync(join(data, 'pending.data'), tasks.join(''))
  return {
    program: 'task',
    what: 'a thousand tasks, each with a note',
    environment: {TASKRC: settings},
    commands: [
      ['list', 'limit:20'],
      ['500', 'info'],
      ['500', 'annotate', 'called about the plan'],
    ],
  }
}

/** Khard: a thousand people. */
function writeCards(folder: string): FieldProgram {
  const cards = join(folder, 'cards')
  const config = join(folder, 'config', 'khard')
  for (const each of [cards, config]) mkdirSync(each, {recursive: true})
  writeFileSync(join(config, 'khard.conf'), `[addressbooks]\n[[clients]]\npath = ${cards}\n[general]\n`)
  for (let number = 0; number < count; number++) {
    const lines = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `UID:client-${number}`,
      `FN:Helen Marks ${number}`,
      `N:Marks ${number};Helen;;;`,
      `ORG:Apex Manufacturing ${number}`,
      `EMAIL;TYPE=work:helen.marks@firm${number}.example`,
      'NOTE:Went through the figures of the month and agreed on the three that matter for the board',
      'END:VCARD',
    ]
    writeFileSync(join(cards, `${number}.vcf`), lines.map(line => `${line}\r\n`).join(''))
  }
  return {
    program: 'khard',
    what: 'a thousand people',
    environment: {XDG_CONFIG_HOME: join(folder, 'config')},
    commands: [['list'], ['show', 'Marks 500']],
  }
}
