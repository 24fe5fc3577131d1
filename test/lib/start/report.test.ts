import {Errors} from '@oclif/core'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {countFlag, textArg, textFlag, wordsArg} from '../../../src/lib/command/flags.ts'
import {CrmError, invalidValue} from '../../../src/lib/errors.ts'
import {reportError} from '../../../src/lib/start/report.ts'
import {parseWords} from '../../support/parse.ts'

/** What an error prints and the exit code it asks for. */
function report(error: unknown, {json = false, command = 'log'} = {}) {
  const written: {out: string[]; err: string[]} = {out: [], err: []}
  const stdout = {write: (text: string) => written.out.push(text)}
  const stderr = {write: (text: string) => written.err.push(text)}
  const code = reportError(error, {json, command, argv: [], stdout, stderr})
  const [out, err] = [written.out.join(''), written.err.join('')]
  return {code, out, err, json: out === '' ? undefined : JSON.parse(out)}
}

const definition = {
  args: {
    customer: textArg({description: 'who', required: true}),
    text: wordsArg({description: 'what', required: true}),
  },
  flags: {
    via: textFlag({description: 'how', dependsOn: ['minutes']}),
    minutes: countFlag({description: 'how long'}),
    in: textFlag({description: 'in', exclusive: ['minutes']}),
  },
}

const refusalOf = (...words: string[]): Promise<unknown> =>
  parseWords(definition, ...words).then(
    () => expect.unreachable('it was accepted'),
    error => error,
  )

beforeEach(() => void vi.stubEnv('DEBUG', ''))
afterEach(() => void vi.unstubAllEnvs())

describe('reportError', () => {
  it('prints an error and its way out on stderr', () => {
    const error = invalidValue('not a day: 2026-02-30', 'Write YYYY-MM-DD.')
    expect(report(error)).toMatchObject({code: 2, out: '', err: 'error: not a day: 2026-02-30\nWrite YYYY-MM-DD.\n'})
  })

  it('prints one JSON object on stdout and nothing on stderr with --json', () => {
    const candidates = [{id: 'c1', name: 'Apex'}]
    const {code, err, json} = report(new CrmError('ambiguous', 'apex fits 2', {hint: 'More.', candidates}), {
      json: true,
    })
    expect({code, err}).toEqual({code: 3, err: ''})
    expect(json).toEqual({error: {code: 'ambiguous', message: 'apex fits 2', hint: 'More.', candidates}})
  })

  it('lists candidates in text', () => {
    const {err} = report(new CrmError('ambiguous', 'apex fits 2', {candidates: [{id: 'c1', name: 'Apex'}]}))
    expect(err).toBe('error: apex fits 2\n  c1  Apex\n')
  })

  it('shows control characters in data as signs', () => {
    const candidates = [{id: 'c1', name: 'A\x1b[2J\nB'}]
    expect(report(new CrmError('ambiguous', 'x\x1b]0;y\x07', {hint: '\x9b1m', candidates})).err).not.toMatch(
      /[^\n -~␛␇]/,
    )
  })

  it('calls any other error a bug, without its stack', () => {
    const {code, err} = report(new TypeError('x is not a function'))
    expect(code).toBe(1)
    expect(err).toMatch(/^error: This is a bug in crm: x is not a function\n/)
    expect(err).not.toContain('report.test.ts')
    expect(report('thrown text', {json: true}).json.error).toMatchObject({
      code: 'bug',
      message: 'This is a bug in crm: thrown text',
    })
  })

  it('prints the stack where DEBUG is set', () => {
    vi.stubEnv('DEBUG', '1')
    expect(report(new TypeError('oops')).err).toContain('report.test.ts')
  })

  it('ends quietly where the output is gone', () => {
    expect(report(Object.assign(new Error('write EPIPE'), {code: 'EPIPE'}))).toMatchObject({code: 0, out: '', err: ''})
  })

  it('takes the exit code of a command that asked for one', () => {
    expect(report(new Errors.ExitError(10))).toMatchObject({code: 10, out: '', err: ''})
  })

  it('calls a prompt that was left cancelled', () => {
    const error = Object.assign(new Error('User force closed the prompt'), {name: 'ExitPromptError'})
    expect(report(error)).toMatchObject({code: 130, err: 'Cancelled.\n'})
  })

  it('tells what could be shared once, by the way out', () => {
    const error = new CrmError('too-little-to-share', 'nothing to share', {
      hint: 'Word it: crm edit v1',
      candidates: [{id: 'v1', name: 'a result'}],
    })
    expect(report(error).err).toBe('error: nothing to share\nWord it: crm edit v1\n')
    expect(report(error, {json: true}).json.error.candidates).toEqual([{id: 'v1', name: 'a result'}])
  })

  it.each([
    [['acme'], 'missing: TEXT', 'How to write it: crm log CUSTOMER TEXT   (examples: crm log --help)'],
    [[], 'missing: CUSTOMER TEXT', 'How to write it: crm log CUSTOMER TEXT   (examples: crm log --help)'],
    [['acme', 'x', '--vai', 'y'], 'no such flag: --vai', 'Did you mean --via?'],
    [['acme', 'x', '--minuts=5'], 'no such flag: --minuts=5', 'Did you mean --minutes?'],
    [['acme', 'x', '--quite-else'], 'no such flag: --quite-else', 'The flags are listed by: crm log --help'],
    [['acme', '- a point'], 'no such flag: - a point', 'Put -- before text that begins with a dash.'],
    [['acme', 'x', '--via'], 'flag --via expects a value', 'How to write it: crm log --help'],
    [
      ['acme', 'x', '--minutes', '5', '--minutes', '6'],
      'flag --minutes can only be specified once',
      'How to write it: crm log --help',
    ],
    [['acme', 'x', '--via', 'call'], '--via needs --minutes', 'How to write it: crm log --help'],
  ])('says what is wrong with the words %j', async (words, message, hint) => {
    expect(report(await refusalOf(...words), {json: true})).toMatchObject({
      code: 2,
      json: {error: {code: 'usage', message, hint}},
    })
  })

  it('says which two flags exclude each other', async () => {
    const {json} = report(await refusalOf('acme', 'x', '--in', 'y', '--minutes', '5'), {json: true})
    expect(json.error).toMatchObject({code: 'usage', message: '--in and --minutes exclude each other'})
  })

  it('says which flag has to be given', async () => {
    const flags = {filter: textFlag({description: 'whom', required: true})}
    const error = await parseWords({flags}).catch((thrown: unknown) => thrown)
    expect(report(error).err).toMatch(/^error: missing: --filter\n/)
  })

  it('says which words are too many', async () => {
    const args = {id: textArg({description: 'id'})}
    const error = await parseWords({args}, 'a', 'b', 'c').catch((thrown: unknown) => thrown)
    expect(report(error).err).toMatch(/^error: too many words: b c\n/)
  })

  it('prints an error of a value as it was thrown, without what the parser writes around it', async () => {
    expect(report(await refusalOf('acme', 'x', '--minutes', '-5'))).toMatchObject({
      code: 2,
      err: 'error: not a number for --minutes: -5\nGive a whole number from 0.\n',
    })
  })

  it('keeps the JSON of a parser error to its documented fields', async () => {
    const {json} = report(await refusalOf('acme'), {json: true})
    expect(Object.keys(json.error)).toEqual(['code', 'message', 'hint'])
  })
})
