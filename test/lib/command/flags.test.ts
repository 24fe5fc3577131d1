import {describe, expect, it} from 'vitest'
import {
  choiceFlag,
  countFlag,
  listArg,
  listFlag,
  textArg,
  textFlag,
  wordsArg,
  yesFlag,
} from '../../../src/lib/command/flags.ts'
import {parseWords} from '../../support/parse.ts'

const log = {
  args: {customer: textArg({description: 'who'}), text: wordsArg({description: 'what'})},
  flags: {
    via: textFlag({description: 'how'}),
    tag: listFlag({description: 'tag'}),
    both: yesFlag({description: 'both'}),
  },
}

describe('wordsArg', () => {
  it.each([
    [['acme', 'called', 'about', 'the', 'invoice'], 'called about the invoice'],
    [['acme', 'called about', 'it'], 'called about it'],
    [['acme', 'so', 'so', 'and', 'so'], 'so so and so'],
    [['acme', 'b', 'a', 'b', '--via', 'call', 'a'], 'b a b a'],
    [['acme', '--', '- a point', '--via'], '- a point --via'],
    [['acme', '-5', 'degrees'], '-5 degrees'],
    [['acme', ''], ''],
  ])('joins the words of %j', async (words, text) => {
    expect((await parseWords(log, ...words)).args).toEqual({customer: 'acme', text})
  })

  it('leaves the arguments that were not given undefined and does not wait for standard input', async () => {
    expect((await parseWords(log)).args).toEqual({})
    expect((await parseWords(log, 'acme')).args).toEqual({customer: 'acme'})
  })

  it('refuses a word that begins with a dash and is no flag', async () => {
    await expect(parseWords(log, 'acme', '- a point')).rejects.toThrow('- a point')
  })

  it('can be required', async () => {
    const args = {
      ...log.args,
      customer: textArg({description: 'who', required: true}),
      text: wordsArg({description: 'what', required: true}),
    }
    await expect(parseWords({args}, 'acme')).rejects.toThrow('Missing 1 required arg')
  })
})

describe('textArg', () => {
  it('takes one word and leaves no room for more', async () => {
    const args = {id: textArg({description: 'id', required: true})}
    expect((await parseWords({args}, 'one')).args).toEqual({id: 'one'})
    await expect(parseWords({args}, 'one', 'two')).rejects.toThrow('two')
  })
})

describe('listArg', () => {
  it('keeps words apart, repeated ones too', async () => {
    const args = {files: listArg({description: 'files'})}
    expect((await parseWords({args}, 'b', 'a', 'b')).args).toEqual({files: ['b', 'a', 'b']})
  })
})

describe('listFlag', () => {
  it('takes one value each time and leaves the words behind it alone', async () => {
    const {args, flags} = await parseWords(log, '--tag', 'a', 'acme', '--tag', 'b', 'text')
    expect(flags['tag']).toEqual(['a', 'b'])
    expect(args).toEqual({customer: 'acme', text: 'text'})
  })
})

describe('textFlag', () => {
  it('takes what looks like a negative number as its value', async () => {
    expect((await parseWords(log, '--via', '-5')).flags['via']).toBe('-5')
  })

  it('refuses to be given twice', async () => {
    await expect(parseWords(log, '--via', 'a', '--via', 'b')).rejects.toThrow('--via')
  })
})

describe('choiceFlag', () => {
  const flags = {tier: choiceFlag(['A', 'B'], {description: 'tier'})}

  it('reads a choice in any case', async () => {
    expect((await parseWords({flags}, '--tier', 'a')).flags['tier']).toBe('A')
  })

  it('refuses another value, naming it and the flag', async () => {
    await expect(parseWords({flags}, '--tier', 'E')).rejects.toThrow('no such value for --tier: E')
  })
})

describe('countFlag', () => {
  const flags = {limit: countFlag({description: 'how many', min: 1})}

  it.each([
    ['12', 12],
    ['१२', 12],
    [' 7 ', 7],
  ])('reads %j', async (text, number) => {
    expect((await parseWords({flags}, '--limit', text)).flags['limit']).toBe(number)
  })

  it.each(['-5', '0', '1.5', 'x', '', '99999999999999999999'])('refuses %j, naming it and the flag', async text => {
    await expect(parseWords({flags}, `--limit=${text}`)).rejects.toThrow(`not a number for --limit: ${text}`)
  })
})
