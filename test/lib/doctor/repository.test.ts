import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {diagnose, mendBook, placeOf} from '../../../src/lib/doctor/run-doctor.ts'
import {cleanEnv, Machine, makeDiverged, makeFolder, tryGit} from '../sync/support.ts'

/** The place of a machine's book, with a state folder of its own. */
function place(machine: Machine, env: Machine['env'] = machine.env) {
  const state = makeFolder()
  const around = {env: {...env, XDG_STATE_HOME: state}, cwd: machine.folder, home: state, platform: process.platform}
  return placeOf(machine.file, {...around, nowMs: machine.nowMs, today: '2026-01-05'})
}

const texts = (machine: Machine): string[] =>
  machine.book
    .all('touch')
    .map(({text}) => String(text))
    .sort()

/** A laptop whose merge of the other machine's book git has left open. */
function leaveOpen(style = 'merge') {
  const {laptop, id} = makeDiverged()
  laptop.git('config', 'merge.conflictStyle', style)
  tryGit(laptop.folder, 'merge', '--quiet', 'origin/main')
  return {laptop, id}
}

describe('crm doctor on a merge that git has left open', () => {
  it.each(['merge', 'diff3'])('joins both sides from the index, in the style %s, and keeps the old file', style => {
    const {laptop, id} = leaveOpen(style)
    const before = laptop.text
    expect(diagnose(place(laptop)).problems).toContainEqual(
      expect.objectContaining({
        path: laptop.file,
        message: expect.stringContaining('merge of the book open'),
        fixable: true,
      }),
    )
    const {problems, fixed} = mendBook(place(laptop))
    expect(problems.filter(({path}) => path === laptop.file)).toEqual([])
    expect(readFileSync(fixed?.[0]?.kept ?? '', 'utf8')).toBe(before)
    expect(texts(laptop)).toEqual(['from home', 'from the laptop'])
    expect(laptop.record(id)).toMatchObject({tier: 'B', _x: expect.anything()})
    expect(laptop.git('ls-files', '--unmerged')).toBe('')
  })

  it('takes both sides from the index when the file itself is past reading', () => {
    const {laptop} = leaveOpen()
    writeFileSync(laptop.file, 'garbage')
    mendBook(place(laptop))
    expect(texts(laptop)).toEqual(['from home', 'from the laptop'])
  })

  it('joins what stands between the markers where they were added as they are', () => {
    const {laptop, id} = leaveOpen('diff3')
    laptop.git('add', 'crm.json')
    mendBook(place(laptop))
    expect(texts(laptop)).toEqual(['from home', 'from the laptop'])
    expect(laptop.record(id)?.['_x']).toBeDefined()
  })

  it('joins markers without git, too', () => {
    const home = new Machine()
    home.add('Apex Manufacturing')
    writeFileSync(home.file, `<<<<<<< a\n${home.text}=======\n${home.text}>>>>>>> b\n`)
    mendBook(place(home, {...cleanEnv, PATH: makeFolder()}))
    expect(home.book.all('customer')).toHaveLength(1)
  })

  it('leaves what it cannot read as it is', () => {
    const home = new Machine()
    writeFileSync(home.file, 'garbage\n', {mode: 0o600})
    expect(mendBook(place(home)).problems).toHaveLength(1)
    expect(readFileSync(home.file, 'utf8')).toBe('garbage\n')
  })
})

describe('crm doctor and what git needs to join the book', () => {
  it('finds nothing after a sync', () => {
    const home = new Machine()
    home.add('Apex')
    home.sync({init: true})
    expect(diagnose(place(home)).problems).toEqual([])
  })

  it.each([
    ['the driver', (home: Machine) => void home.git('config', '--unset', 'merge.crm.driver'), 'merge driver'],
    ['its line', (home: Machine) => writeFileSync(join(home.folder, '.git', 'info', 'attributes'), ''), 'merge driver'],
    ['the union', (home: Machine) => writeFileSync(join(home.folder, '.gitattributes'), '* text\n'), 'both sides'],
  ])('sets up %s where it is missing', (_, breakIt, told) => {
    const home = new Machine()
    home.add('Apex')
    home.sync({init: true})
    breakIt(home)
    const {problems} = diagnose(place(home))
    expect(problems).toEqual([expect.objectContaining({message: expect.stringContaining(told), fixable: true})])
    expect(mendBook(place(home)).problems).toEqual([])
    expect(home.git('check-attr', 'merge', 'crm.json')).toBe('crm.json: merge: crm')
    expect(readFileSync(join(home.folder, '.gitattributes'), 'utf8')).toContain('crm.json merge=union')
  })

  it('says nothing in a repository that does not hold the book', () => {
    const home = new Machine()
    home.add('Apex')
    home.git('init', '--quiet')
    expect(diagnose(place(home)).problems).toEqual([])
    expect(existsSync(join(home.folder, '.gitattributes'))).toBe(false)
  })
})
