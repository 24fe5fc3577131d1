import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import PostalMime from 'postal-mime'
import {describe, expect, it} from 'vitest'
import {letterLanguages} from '../../src/lib/book/letter-languages.ts'
import {type Desk, refusalOf, sitDown} from '../support/crm.ts'

const november = '2026-11-01T09:00:00+01:00'

/** A desk with a client at the end of a good year, and another one beside them. */
function aYear(): Desk {
  const desk = sitDown('2026-01-05T09:00:00+01:00')
  desk.ok('init', '--no-git', '--name', 'Riko Sand', '--business', 'Sand Advisory', '--currency', 'EUR')
  desk.ok('add', 'Bright Financial', '--contact', 'Robert Silva <robert@bright.example>')
  desk.ok('add', 'Apex Manufacturing', '--contact', 'Helen Marks <helen@apex.example>')
  desk.ok(...'engagement add apex Operations --start 2026-01-05 --end 2026-12-31'.split(' '))
  desk.at('2026-03-15T09:00:00+01:00')
  const value = (text: string, share: string, ...more: string[]) =>
    desk.ok('value', 'apex', text, '--share', share, ...more)
  value('line 3', 'Changeover time down from 47 to 29 minutes', '--kind', 'result')
  value('CEO panicked', 'The launch date held', '--kind', 'hours', '--minutes', '540', '--worth', '1350 EUR')
  value('contract', 'Supplier contract reviewed', '--minutes', '180', '--worth', '600 EUR')
  desk.at(november)
  return desk
}

/** Stands in for the system's opener and keeps what it was asked to open. */
function withOpener(desk: Desk): () => string {
  const folder = join(desk.home, 'bin')
  mkdirSync(folder)
  writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > "${join(desk.home, 'opened')}"\n`)
  chmodSync(join(folder, 'xdg-open'), 0o755)
  desk.set({PATH: `${folder}:${process.env['PATH']}`})
  return () => readFileSync(join(desk.home, 'opened'), 'utf8')
}

describe('crm recap', () => {
  it.each(letterLanguages)('writes in %s and loads no other language', language => {
    const desk = aYear()
    const watch = join(desk.home, 'watch.cjs')
    const seen = join(desk.home, 'seen.json')
    writeFileSync(
      watch,
      `const vm = require('vm')
      const files = []
      vm.Script = class extends vm.Script {
        constructor(source, options) {
          super(source, options)
          files.push(options.filename)
        }
      }
      process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(files)))`,
    )
    desk.set({NODE_OPTIONS: `--require=${watch}`})
    const {recap} = desk.ok('recap', 'apex', '--language', language, '--json').json()
    expect(recap).toMatchObject({kind: 'recap', language})
    const loaded: string[] = JSON.parse(readFileSync(seen, 'utf8'))
    const tables = loaded.flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/language:[`"']([a-z]{2,3})[`"'],direction:/g)].map(([, table]) => table),
    )
    expect(tables).toEqual([language])
  })

  it('says on stderr that no native reader has gone through a language yet', () => {
    const desk = aYear()
    expect(desk.ok('recap', 'apex', '--language', 'fa').err).toContain('no native reader')
    expect(desk.ok('recap', 'apex').err).toBe('')
    expect(desk.ok('recap', 'apex', '--language', 'fa', '--json').err).toBe('')
  })

  it('takes the language of the contact, then that of the customer', () => {
    const desk = aYear()
    desk.ok('edit', 'apex', '--language', 'hi')
    expect(desk.ok('recap', 'apex', '--json').json().recap.language).toBe('hi')
    desk.ok('edit', 'helen@apex.example', '--language', 'ne')
    expect(desk.ok('recap', 'apex', '--json').json().recap.language).toBe('ne')
  })

  it('writes a draft mail to the contact, from the user, of the moment', async () => {
    const desk = aYear()
    desk.ok('config', 'email', 'riko@sand.example')
    const {file} = desk.ok('recap', 'apex', '--format', 'eml', '--out', 'apex.eml', '--json').json()
    const mail = await new PostalMime().parse(readFileSync(file))
    expect(mail.to).toEqual([{name: 'Helen Marks', address: 'helen@apex.example'}])
    expect(mail.from).toEqual({name: 'Riko Sand', address: 'riko@sand.example'})
    expect(mail.date).toBe('2026-11-01T08:00:00.000Z')
    expect(mail.text).toContain('Changeover time down from 47 to 29 minutes')
    expect(mail.html).toContain('The launch date held')
  })

  it('says that a draft is to nobody', () => {
    const desk = aYear()
    desk.ok('add', 'Nobody', '--person')
    for (const share of ['a', 'b', 'c']) desk.ok('value', 'nobody', 'private', '--share', share)
    const run = desk.ok('recap', 'nobody', '--format', 'eml')
    expect(run.err).toContain('no e-mail address is known of Nobody')
    expect(run.out).not.toContain('\r\nTo:')
  })

  it('is in the format that the name of its file says, unless told', () => {
    const desk = aYear()
    const written = (...words: string[]) =>
      readFileSync(desk.ok('recap', 'apex', '--json', ...words).json().file, 'utf8')
    expect(written('--out', 'apex.HTML')).toContain('<!doctype html>')
    expect(written('--out', 'apex.txt')).toMatch(/^Operations/m)
    expect(written('--out', 'apex.html', '--format', 'md')).toMatch(/^# /)
    expect(written('--out', 'apex')).toMatch(/^# /)
    expect(written('--out', 'apex.htm')).toContain('<!doctype html>')
    expect(refusalOf(desk, 'recap', 'apex', '--out', 'apex.pdf')).toMatchObject({
      code: 2,
      error: {code: 'invalid-value', message: 'no letter is written as pdf: apex.pdf'},
    })
  })

  it('ends a typed ask with a stop where another sentence follows', () => {
    const desk = aYear()
    const ask = (...words: string[]) => desk.ok('recap', 'apex', '--ask', ...words).out
    expect(ask('Shall we go on?', '--ask-by', '2026-11-15')).toContain('\nShall we go on? I would')
    expect(ask('Please say yes', '--ask-by', '2026-11-15')).toContain('\nPlease say yes. I would')
    expect(ask('कृपया हाँ कहें', '--language', 'hi', '--ask-by', '2026-11-15')).toContain('\nकृपया हाँ कहें। ')
    expect(ask('Please say yes')).toContain('\nPlease say yes\n')
  })

  it('opens the page, or the draft, in a private place where no file is named', () => {
    const desk = aYear()
    const opened = withOpener(desk)
    const {file} = desk.ok('recap', 'apex', '--open', '--json').json()
    expect(file).toMatch(/Apex-Manufacturing\.html$/)
    expect(opened()).toBe(file)
    desk.ok('recap', 'apex', '--format', 'eml', '--out', 'draft.eml', '--open')
    expect(opened()).toMatch(/draft\.eml$/)
  })

  it('exits 6 where it is written and cannot be opened', () => {
    const desk = aYear()
    desk.set({PATH: dirname(process.execPath)})
    const run = desk.crm('recap', 'apex', '--out', 'apex.html', '--format', 'html', '--open')
    expect(run.code).toBe(6)
    expect(readFileSync(join(desk.home, 'apex.html'), 'utf8')).toContain('<!doctype html>')
  })
})

describe('the last look at a letter', () => {
  it('stops one that names another customer, names the line, and writes nothing', () => {
    const desk = aYear()
    desk.ok('value', 'apex', 'intro', '--share', 'Introduced you to Bright Financial', '--kind', 'introduction')
    const run = desk.crm('recap', 'apex', '--out', 'apex.md')
    expect(run.code).toBe(2)
    expect(run.err).toContain(
      'the name of another customer: Bright Financial, in the line: Introduced you to Bright Financial',
    )
    expect(run.err).toContain('--force')
    expect(existsSync(join(desk.home, 'apex.md'))).toBe(false)
    expect(desk.crm('recap', 'apex', '--sent', '--json').json().error.code).toBe('invalid-value')
    expect(desk.records().filter(({type}) => type === 'recap')).toEqual([])
    const forced = desk.ok('recap', 'apex', '--force')
    expect(forced.out).toContain('Introduced you to Bright Financial')
    expect(forced.err).toContain('warning: the name of another customer: Bright Financial')
  })

  it.each([
    ['an id', '--next', 'See {id}', 'an id: c'],
    ['an address', '--ask', 'Call robert@bright.example?', 'the address of somebody else: robert@bright.example'],
    ['a gap', '--improve', 'Answers by [date]', 'a gap that was not filled: [date]'],
  ])('stops one with %s', (_, flag, text, problem) => {
    const desk = aYear()
    const id = String(desk.records().find(({name}) => name === 'Apex Manufacturing')?.['id'])
    const run = desk.crm('recap', 'apex', flag, text.replace('{id}', id))
    expect(run.code).toBe(2)
    expect(run.err).toContain(problem)
  })

  it('warns of words of the trade and writes all the same', () => {
    const desk = aYear()
    const run = desk.ok('recap', 'apex', '--next', 'A steadier cadence')
    expect(run.err).toBe('warning: a word of your own trade: cadence, in the line: A steadier cadence\n')
    expect(desk.ok('recap', 'apex', '--next', 'A steadier cadence', '--json').json().warnings).toHaveLength(1)
  })
})

describe('crm recap --sent', () => {
  it('is followed by a recap that tells nothing twice', () => {
    const desk = sitDown('2026-03-15T09:00:00+01:00')
    desk.ok('add', 'Apex', '--contact', 'Helen Marks')
    for (const share of ['one', 'two', 'three']) desk.ok('value', 'apex', 'private', '--share', share)
    desk.ok('recap', 'apex', '--sent')
    desk.at('2026-06-01T09:00:00+02:00')
    for (const share of ['four', 'five', 'six']) desk.ok('value', 'apex', 'private', '--share', share)
    const texts = (...words: string[]): string => {
      const {sections, appendix} = desk.ok('recap', 'apex', ...words, '--json').json().recap
      return JSON.stringify([sections, appendix])
    }
    for (const share of ['four', 'five', 'six']) expect(texts()).toContain(`"${share}"`)
    expect(texts()).not.toContain('"one"')
    expect(texts('--since', '2026-01-01')).toContain('"one"')
    expect(refusalOf(desk, 'recap', 'apex', '--since', '2030-01-01').error.hint).toBe('Give today or an earlier day.')
  })
})

describe('crm recap --review', () => {
  it('needs a terminal, and names what does it without one', () => {
    const desk = aYear()
    const run = desk.crm('recap', 'apex', '--review')
    expect(run.code).toBe(2)
    expect(run.err).toContain('crm edit ID --share')
  })
})

describe('crm recap --all', () => {
  it('writes every recap that is due into a folder and lists what it could not', () => {
    const desk = aYear()
    desk.ok(...'engagement add bright Advice --start 2026-01-05 --end 2026-12-15'.split(' '))
    const result = desk.ok('recap', '--all', '--within', '60d', '--format', 'html', '--out', 'letters', '--json').json()
    expect(result.written).toMatchObject([{customer: {name: 'Apex Manufacturing'}, language: 'en'}])
    expect(result.refused).toMatchObject([{customer: {name: 'Bright Financial'}, code: 'too-little-to-share'}])
    expect(readdirSync(join(desk.home, 'letters'))).toEqual(['Apex-Manufacturing.html'])
    const text = desk.ok('recap', '--all', '--out', 'letters')
    expect(text.out).toContain('Not written: 1\n  Bright Financial: nothing to share')
  })

  it('exits 2 where none could be written, and 0 where none is due', () => {
    const desk = sitDown(november)
    desk.ok('add', 'Apex')
    expect(desk.ok('recap', '--all', '--out', 'letters').out).toBe('No recap is due.\n')
    desk.ok(...'engagement add apex Advice --start 2026-01-05 --end 2026-12-15'.split(' '))
    const run = desk.crm('recap', '--all', '--out', 'letters')
    expect(run.code).toBe(2)
    expect(run.err).toContain('Apex: nothing to share')
    expect(existsSync(join(desk.home, 'letters'))).toBe(false)
  })

  it.each([
    [['recap', '--all'], '--out'],
    [['recap', 'apex', '--all', '--out', 'x'], 'one customer or --all'],
    [['recap', '--all', '--out', 'x', '--sent'], '--sent'],
    [['recap', 'apex', '--within', '60d'], '--all'],
  ])('refuses %j', (words, named) => {
    const run = aYear().crm(...words)
    expect(run.code).toBe(2)
    expect(run.err).toContain(named)
  })
})

describe('the other letters', () => {
  it('thank for a renewal', () => {
    const desk = aYear()
    expect(desk.crm('thanks', 'apex').code).toBe(3)
    const [engagement] = desk.records().filter(({type}) => type === 'engagement')
    desk.ok('renew', String(engagement?.['id']), '--end', '2027-12-31')
    const {out} = desk.ok('thanks', 'apex', '--next', 'Line 4 in January')
    expect(out).toContain('Thank you for your decision to go on with “Operations” until 31 December 2027.')
    expect(out).toContain('Changeover time down')
    expect(out).toContain('Line 4 in January')
    expect(out).not.toContain('€')
  })

  it('look back on a year', () => {
    const desk = aYear()
    expect(desk.ok('year', 'apex').out).toContain('# Our year in review')
    expect(desk.ok('year', 'apex', '२०२६', '--json').json().recap).toMatchObject({
      kind: 'year',
      period: {from: '2026-01-01', to: '2026-11-01'},
    })
    expect(desk.crm('year', 'apex', '2027').code).toBe(2)
    expect(desk.crm('year', 'apex', '2025').code).toBe(2)
  })

  it('close an engagement', () => {
    const desk = aYear()
    desk.at('2027-01-10T09:00:00+01:00')
    const {recap} = desk.ok('recap', 'apex', '--closeout', '--json').json()
    expect(recap).toMatchObject({kind: 'closeout', period: {from: '2026-01-05', to: '2026-12-31'}})
    expect(desk.ok('recap', 'apex', '--closeout', '--language', 'fa').out).toContain('# گزارش پایان کار')
  })
})

describe("the user's own wording and style", () => {
  const withTemplates = (files: Readonly<Record<string, string>>): Desk => {
    const desk = aYear()
    for (const [name, text] of Object.entries(files)) {
      const path = join(dirname(desk.file), 'templates', name)
      mkdirSync(dirname(path), {recursive: true})
      writeFileSync(path, text)
    }
    return desk
  }

  it('speak in a letter of their language, and dress its page', () => {
    const desk = withTemplates({
      'en/results.mustache': '{{count}} thing changed for {{name}}:\n',
      'style.css': ':root { --accent: #802020; }\n',
    })
    expect(desk.ok('recap', 'apex').out).toContain('## Results\n\n1 thing changed for Helen Marks:\n')
    expect(desk.ok('recap', 'apex', '--format', 'html').out).toContain('--accent: #802020')
    expect(desk.ok('recap', 'apex', '--language', 'hi').out).not.toContain('thing changed')
  })

  it.each([
    ['en/results.mustache', 'a\n{{health}}', 'md', 'templates/en/results.mustache line 2 names no value: health'],
    ['en/results.mustache', 'a\n{{name', 'md', 'templates/en/results.mustache line 2 is no template'],
    ['style.css', 'p {}\n@import "x";', 'html', 'templates/style.css line 2 fetches something'],
  ])('name file and line where broken: %s %j', (name, text, format, message) => {
    const run = withTemplates({[name]: text}).crm('recap', 'apex', '--format', format)
    expect(run.code).toBe(2)
    expect(run.err).toContain(message)
  })
})
