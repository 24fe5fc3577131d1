import {existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {git, Machine, makeFolder, makeMachines, makeTrap} from './support.ts'

const style = 'templates/style.css'
const wording = 'templates/en/results.mustache'

const write = (machine: Machine, path: string, text: string): void => {
  const file = join(machine.folder, path)
  mkdirSync(dirname(file), {recursive: true})
  writeFileSync(file, text)
}

const read = (machine: Machine, path: string): string => readFileSync(join(machine.folder, path), 'utf8')

function two(): [Machine, Machine] {
  return makeMachines(2).machines as [Machine, Machine]
}

describe('syncBook and the templates', () => {
  it('carries them to the other machine, and changes and removals too, but no other file', () => {
    const [one, other] = two()
    write(one, style, 'a {}\n')
    write(one, wording, 'Results\n')
    write(one, 'notes.txt', 'private')
    expect(one.sync().committed).toBe('crm sync: templates')
    other.sync()
    expect([read(other, style), read(other, wording)]).toEqual(['a {}\n', 'Results\n'])
    expect(existsSync(join(other.folder, 'notes.txt'))).toBe(false)
    expect(one.git('ls-files')).toBe(['.gitattributes', 'crm.json', wording, style].join('\n'))
    write(other, wording, 'What came of it\n')
    rmSync(join(other.folder, style))
    other.sync()
    one.sync()
    expect([read(one, wording), existsSync(join(one.folder, style))]).toEqual(['What came of it\n', false])
    expect([one.status, other.status]).toEqual(['?? notes.txt', ''])
    expect(one.sync().committed).toBeNull()
  })

  it('keeps ours, and theirs beside it, where both machines changed one', () => {
    const [one, other] = two()
    write(one, style, 'a {}\n')
    one.sync()
    other.sync()
    write(one, style, 'b {}\n')
    write(other, style, 'c {}\n')
    one.sync()
    other.sync()
    one.sync()
    const theirs = one.git('ls-files', 'templates').split('\n')
    expect(theirs).toEqual([style, expect.stringMatching(/^templates\/style\.css\.theirs-[0-9a-f]{8}$/)])
    for (const machine of [one, other]) expect(theirs.map(path => read(machine, path))).toEqual(['c {}\n', 'b {}\n'])
    expect([one.status, other.status]).toEqual(['', ''])
  })

  it('keeps what one machine changed of a template that the other removed', () => {
    const [one, other] = two()
    write(one, style, 'a {}\n')
    one.sync()
    other.sync()
    write(one, style, 'b {}\n')
    rmSync(join(other.folder, style))
    one.sync()
    other.sync()
    expect(read(other, style)).toBe('b {}\n')
  })

  it('are taken away too where the names of objects are of SHA-256', () => {
    const one = new Machine()
    git(one.folder, 'init', '--quiet', '--object-format=sha256', '-b', 'main')
    one.add('Apex Manufacturing')
    write(one, style, 'a {}\n')
    one.git('add', 'crm.json')
    one.sync()
    rmSync(join(one.folder, style))
    one.sync()
    expect(one.git('ls-tree', '-r', '--name-only', 'HEAD')).not.toContain(style)
  })

  it.each([
    [
      'a file that is a link',
      (machine: Machine) => symlinkSync('/etc/passwd', join(machine.folder, 'templates', 'en.txt')),
    ],
    ['a folder that is a link', (machine: Machine) => symlinkSync('/etc', join(machine.folder, 'templates', 'en'))],
    [
      'templates that are a link',
      (machine: Machine) => {
        rmSync(join(machine.folder, 'templates'), {recursive: true})
        symlinkSync(makeFolder(), join(machine.folder, 'templates'))
      },
    ],
  ])('refuses %s, and says which', (_, link) => {
    const [one] = two()
    write(one, style, 'a {}\n')
    link(one)
    expect(() => one.sync()).toThrow(/templates\S* beside the book is a link/)
    expect(one.git('ls-files')).not.toContain('templates')
  })

  it('takes in no template of another machine that is a link', () => {
    const [one, other] = two()
    mkdirSync(join(one.folder, 'templates'))
    symlinkSync('/etc/passwd', join(one.folder, style))
    one.git('add', style)
    one.git('commit', '--quiet', '-m', 'a link')
    one.git('push', '--quiet', 'origin', 'main')
    expect(() => other.sync()).toThrow(`turns ${style} into a link`)
    expect(existsSync(join(other.folder, 'templates'))).toBe(false)
  })

  it('writes over no template that was never committed here', () => {
    const [one, other] = two()
    write(one, style, 'a {}\n')
    one.sync()
    other.git('config', 'core.excludesFile', join(makeFolder(), 'ignored'))
    writeFileSync(join(other.folder, '.git', 'info', 'exclude'), 'templates/\n')
    write(other, style, 'mine {}\n')
    expect(() => other.sync()).toThrow('neither committed nor the one that came')
    expect(read(other, style)).toBe('mine {}\n')
  })

  it('leaves them to the user where other work shares the repository', () => {
    const [one] = two()
    write(one, 'site.html', 'x')
    one.git('add', 'site.html')
    one.git('commit', '--quiet', '-m', 'a site')
    write(one, style, 'a {}\n')
    one.sync()
    expect(one.git('ls-files')).not.toContain('templates')
  })

  it('leaves out what git is told to ignore', () => {
    const [one] = two()
    writeFileSync(join(one.folder, '.git', 'info', 'exclude'), '*.swp\n')
    write(one, style, 'a {}\n')
    write(one, 'templates/.style.css.swp', 'x')
    one.sync()
    expect(one.git('ls-files', 'templates')).toBe(style)
  })

  it('refuses a file that is too large', () => {
    const [one] = two()
    write(one, style, 'x'.repeat(1_000_001))
    expect(() => one.sync()).toThrow('too large for a template: 1000001 bytes')
  })

  it('runs no filter on them', () => {
    const [one, other] = two()
    write(one, style, 'a {}\n')
    one.sync()
    const trap = makeTrap(makeFolder())
    for (const each of ['clean', 'smudge', 'process']) other.git('config', `filter.bad.${each}`, trap.program)
    writeFileSync(join(other.folder, '.git', 'info', 'attributes'), '* filter=bad\n')
    other.sync()
    write(other, style, 'b {}\n')
    other.sync()
    expect([read(other, style), trap.sprung()]).toEqual(['b {}\n', false])
  })
})
