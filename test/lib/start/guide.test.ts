import {describe, expect, it} from 'vitest'
import {guide, nearestBelow, unknownCommand} from '../../../src/lib/start/guide.ts'

const ids = ['due', 'done', 'log', 'promise', 'promise keep', 'contact add', 'contact list']

describe('unknownCommand', () => {
  it.each([
    [['dux'], 'no such command: dux', 'Did you mean: crm due?'],
    [['lgo', 'acme'], 'no such command: lgo', 'Did you mean: crm log?'],
    [['frobnicate'], 'no such command: frobnicate', 'The commands are listed by: crm --help'],
    [['contact', 'lsit', 'acme'], 'no such command: contact lsit', 'Did you mean: crm contact list?'],
    [
      ['contact', 'frobnicate'],
      'no such command: contact frobnicate',
      'The commands are listed by: crm contact --help',
    ],
  ])('says of %j what is near', (words, message, hint) => {
    expect(unknownCommand(words, ids)).toMatchObject({code: 'usage', exitCode: 2, message, hint})
  })
})

describe('nearestBelow', () => {
  it.each([
    ['promise', ['kep', 'm4k7'], 'promise keep'],
    ['promise', ['apex', 'Draft'], undefined],
    ['promise', [], undefined],
    ['due', ['kep'], undefined],
  ])('takes a slip behind %s %j for %s', (command, argv, wanted) => {
    expect(nearestBelow(command, argv, ids)).toBe(wanted)
  })
})

describe('guide', () => {
  const options = {root: '', json: true, ids}

  it('refuses a topic alone in JSON, naming its commands', async () => {
    await expect(guide({kind: 'topic', topic: 'contact'}, options)).rejects.toMatchObject({
      code: 'usage',
      hint: 'Choose one of: crm contact add, crm contact list',
    })
  })

  it('refuses help on what is no command', async () => {
    await expect(guide({kind: 'help', words: ['lgo'], all: false}, options)).rejects.toMatchObject({
      message: 'no such command: lgo',
    })
  })
})
