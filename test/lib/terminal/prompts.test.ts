import {PassThrough} from 'node:stream'
import {stripVTControlCharacters} from 'node:util'
import {describe, expect, it} from 'vitest'
import {CrmError} from '../../../src/lib/errors.ts'
import {createPalette} from '../../../src/lib/terminal/colour.ts'
import {createPrompter, type Prompter} from '../../../src/lib/terminal/prompts.ts'

const enter = '\r'
const down = '\x1b[B'
const tab = '\t'
const ctrlC = '\x03'
const ctrlD = '\x04'

/** Keeps what is drawn, and types each key only when the screen has come to rest after the one before. */
class FakeTerminal {
  readonly input = Object.assign(new PassThrough(), {isTTY: true, setRawMode: () => this.input})
  readonly output = new PassThrough()
  drawn = ''

  constructor() {
    this.output.on('data', (chunk: Buffer) => {
      this.drawn += chunk.toString()
    })
  }

  get text(): string {
    return stripVTControlCharacters(this.drawn)
  }

  async rest(): Promise<void> {
    let before = -1
    while (this.drawn === '' || before !== this.drawn.length) {
      before = this.drawn.length
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }

  async type(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.rest()
      this.input.write(key)
    }
  }
}

const answer = async <T>(question: (prompter: Prompter) => Promise<T>, ...keys: readonly string[]) => {
  const terminal = new FakeTerminal()
  const [result] = await Promise.all([question(createPrompter(terminal)), terminal.type(...keys)])
  return {result, terminal}
}

const clients = [
  {name: 'Apex Manufacturing', value: {id: 'c4'}, hint: 'last touch 3 weeks ago'},
  {name: 'Boreal', value: {id: 'c5'}},
]

describe('ask', () => {
  it('returns what is typed', async () => {
    const {result, terminal} = await answer(prompter => prompter.ask({message: 'Name?'}), 'Apex', enter)
    expect(result).toBe('Apex')
    expect(terminal.text).toContain('Name?')
  })

  it('offers the initial answer and returns it as it was given', async () => {
    const initial = 'Ap\u200bex\u202c'
    const {result, terminal} = await answer(prompter => prompter.ask({message: 'Name?', initial}), enter)
    expect(result).toBe(initial)
    expect(terminal.text).toContain('(Apex)')
  })

  it('says what is wrong and asks again', async () => {
    const validate = (text: string) => text !== 'x' || `${text}\x9b is no name`
    const {result, terminal} = await answer(
      prompter => prompter.ask({message: 'Name?', validate}),
      'x',
      enter,
      'y',
      enter,
    )
    expect(result).toBe('xy')
    expect(terminal.text).toContain('> x<9B> is no name')
  })
})

describe('choose', () => {
  it('returns the value of the chosen one and shows its hint', async () => {
    const {result, terminal} = await answer(
      prompter => prompter.choose({message: 'Who?', choices: clients}),
      down,
      enter,
    )
    expect(result).toBe(clients[1]?.value)
    expect(terminal.text).toContain('last touch 3 weeks ago')
  })

  it('breaks a long question between words and cuts a long choice to its line', async () => {
    const long = 'wording '.repeat(20).trim()
    const {terminal} = await answer(
      prompter => prompter.choose({message: long, choices: [{name: long, value: 1}]}),
      enter,
    )
    const words = terminal.text.split(/[\s❯?]+/).filter(word => word.startsWith('word'))
    expect(words.filter(word => word !== 'wording' && !word.endsWith('…'))).toEqual([])
    expect(words.filter(word => word.endsWith('…')).length).toBeGreaterThan(0)
  })
})

describe('search', () => {
  const find = (text: string) => clients.filter(({name}) => name.toLowerCase().includes(text))

  it('finds by what is typed', async () => {
    const {result} = await answer(prompter => prompter.search({message: 'Who?', find}), 'b', 'o', enter)
    expect(result).toBe(clients[1]?.value)
  })

  it('offers everything before anything is typed', async () => {
    const {result} = await answer(prompter => prompter.search({message: 'Who?', find}), down, enter)
    expect(result).toBe(clients[1]?.value)
  })

  it('searches for a completed name without its isolates', async () => {
    const searched: string[] = []
    const findPersian = (text: string) => {
      searched.push(text)
      return [{name: 'سلام', value: 1}]
    }
    await answer(prompter => prompter.search({message: 'Who?', find: findPersian}), tab, enter)
    expect(searched).toEqual(['', 'سلام'])
  })
})

describe('confirm', () => {
  it.each([
    ['y', true],
    ['n', false],
  ])('takes %s as %s', async (key, expected) => {
    const {result} = await answer(prompter => prompter.confirm({message: 'Sure?', initial: !expected}), key, enter)
    expect(result).toBe(expected)
  })

  it.each([true, false])('takes an empty answer as the initial %s', async initial => {
    const {result} = await answer(prompter => prompter.confirm({message: 'Sure?', initial}), enter)
    expect(result).toBe(initial)
  })
})

describe('every prompt', () => {
  const evil = 'a\x1b]52;c;aGk=\x07\x9b\u202e\u200b'
  const choices = [{name: `${evil} one`, value: 1, hint: evil}]
  const questions: readonly [string, (prompter: Prompter) => Promise<unknown>][] = [
    ['ask', prompter => prompter.ask({message: evil, initial: evil})],
    ['choose', prompter => prompter.choose({message: evil, choices})],
    ['search', prompter => prompter.search({message: evil, find: () => choices})],
    ['confirm', prompter => prompter.confirm({message: evil, initial: true})],
  ]

  it.each(questions)('of %s is cancelled by Ctrl-C', async (_, question) => {
    const error = await answer(question, ctrlC).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(CrmError)
    expect(error).toMatchObject({code: 'cancelled', message: 'Cancelled: nothing was written.'})
  })

  it.each(questions)('of %s is cancelled by Ctrl-D on an empty line', async (_, question) => {
    const error = await answer(question, ctrlD).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({code: 'cancelled'})
  })

  it.each(questions)('of %s is cancelled when the input ends', async (_, question) => {
    const terminal = new FakeTerminal()
    const asked = question(createPrompter(terminal)).catch((thrown: unknown) => thrown)
    await terminal.rest()
    terminal.input.end()
    expect(await asked).toMatchObject({code: 'cancelled'})
  })

  it.each(questions)('of %s shows data disarmed and without colours of its own', async (_, question) => {
    const {terminal} = await answer(question, enter)
    expect(terminal.drawn).toContain('␛]52;c;aGk=␇<9B>')
    expect(terminal.drawn).not.toMatch(/\x1b\]|[\x07\x80-\x9f\u202e\u200b]|\x1b\[[\d;]*m/)
  })

  it.each(questions)('of %s takes its colours from the palette', async (_, question) => {
    const terminal = new FakeTerminal()
    const palette = await createPalette(1)
    await Promise.all([question(createPrompter(terminal, palette)), terminal.type(enter)])
    expect(terminal.drawn).toContain('\x1b[1m?')
    expect(terminal.drawn).not.toMatch(/\x1b\[3[346]m/)
  })
})
