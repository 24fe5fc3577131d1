import {describe, expect, it} from 'vitest'
import {
  askForCustomer,
  askForSpan,
  askForTouch,
  askWhichCustomer,
  askWhichItem,
  checkedBy,
} from '../../../src/lib/dialogues/questions.ts'
import {invalidValue} from '../../../src/lib/errors.ts'
import {agendaOf} from '../../../src/lib/retention/agenda.ts'
import type {Choice, Prompter} from '../../../src/lib/terminal/prompts.ts'
import {answering} from '../../support/answering.ts'
import {aBook, idOf} from '../../support/build.ts'
import {errorOf} from '../../support/error-of.ts'

const [apex, celik] = [idOf('customer', 'apex'), idOf('customer', 'celik')]
const book = aBook()
  .customer({id: celik, name: 'Çelik', channel: 'whatsapp'})
  .customer({id: apex, name: 'apex', emails: {'office@works.example': true}})
  .contact({name: 'Helen Marks', channel: 'video', emails: {'helen@works.example': true}})
  .customer({name: 'Bright'})
  .build()

describe('checkedBy', () => {
  it('says of a text that cannot be read what is wrong, and the way out', () => {
    const check = checkedBy(text => {
      if (text === 'bad') throw invalidValue('not good: bad', 'Write good')
      if (text === 'odd') throw invalidValue('not even: odd')
      if (text === 'bug') throw new TypeError('a bug')
    })
    expect([check('good'), check('bad'), check('odd')]).toEqual([true, 'not good: bad. Write good', 'not even: odd'])
    expect(() => check('bug')).toThrow('a bug')
  })
})

describe('askForCustomer', () => {
  const nothing = {contacts: undefined, tier: undefined}

  it('asks for name, person and tier, the usual one ready', async () => {
    const prompter = answering('Apex', 'Helen <helen@apex.example>', '')
    expect(await askForCustomer(prompter, 'B', nothing)).toEqual({
      name: 'Apex',
      contacts: ['Helen <helen@apex.example>'],
      fields: {tier: 'B'},
    })
    expect(prompter.asked).toHaveLength(3)
  })

  it('takes another tier, and nobody for the person', async () => {
    expect(await askForCustomer(answering('Apex', ' ', 'D'), 'B', nothing)).toEqual({
      name: 'Apex',
      contacts: [],
      fields: {tier: 'D'},
    })
  })

  it('asks for nothing that is known', async () => {
    const prompter = answering('Apex')
    const given = {contacts: ['Helen'], tier: 'A'}
    expect(await askForCustomer(prompter, 'B', given)).toEqual({name: 'Apex', contacts: [], fields: {tier: 'A'}})
    expect(prompter.asked).toEqual(['Name of the client'])
  })

  it.each([
    ['a name of no sign', [' ']],
    ['a person whose address is none', ['Apex', 'Helen <helen>']],
  ])('does not take %s', async (_, answers) => {
    await expect(askForCustomer(answering(...answers), 'B', nothing)).rejects.toThrow(/./)
    await expect(askForCustomer(answering(...answers), 'B', nothing)).rejects.not.toMatchObject({code: 'cancelled'})
  })
})

describe('askWhichCustomer', () => {
  it.each([
    ['', apex],
    ['APE', apex],
    ['celi', celik],
    ['marks', apex],
    ['helen@works', apex],
    ['office@', apex],
    [' çelik ', celik],
  ])('finds first by %j the customer of that name, person or address', async (text, id) => {
    expect((await askWhichCustomer(answering(text), book)).id).toBe(id)
  })

  it('offers a dozen at most, by name', async () => {
    const builder = aBook()
    for (let at = 20; at > 0; at -= 1) builder.customer({name: `Client ${at}`})
    let offered: readonly Choice<unknown>[] = []
    const prompter: Prompter = {
      ...answering(),
      search: async ({find}) => {
        offered = find('client')
        return find('client 20')[0]?.value as never
      },
    }
    expect((await askWhichCustomer(prompter, builder.build())).name).toBe('Client 20')
    expect(offered.map(({name}) => name).slice(0, 3)).toEqual(['Client 1', 'Client 10', 'Client 11'])
    expect(offered).toHaveLength(12)
  })

  it('asks nothing of a book without customers', () => {
    expect(errorOf(() => askWhichCustomer(answering(), aBook().build()))).toMatchObject({code: 'not-found'})
  })
})

describe('askForTouch', () => {
  it('asks with whom, how, about what and how long', async () => {
    const prompter = answering('helen', 'email', 'The plan', '30')
    expect(await askForTouch(prompter, book, {})).toEqual({
      customer: apex,
      text: 'The plan',
      fields: {channel: 'email', minutes: '30'},
    })
    expect(prompter.asked).toHaveLength(4)
  })

  it.each([
    ['the person named is reached', 'helen', 'video'],
    ['the customer is reached', 'celik', 'whatsapp'],
  ])('has the channel ready by which %s', async (_, customer, channel) => {
    expect(await askForTouch(answering('', 'The plan', ' '), book, {customer})).toEqual({
      customer,
      text: 'The plan',
      fields: {channel},
    })
  })

  it('asks for nothing that is known but what it was about', async () => {
    const prompter = answering('The plan')
    const given = {customer: 'apex', channel: 'call', minutes: '5'}
    expect(await askForTouch(prompter, book, given)).toEqual({
      customer: 'apex',
      text: 'The plan',
      fields: {channel: 'call', minutes: '5'},
    })
  })

  it('refuses a customer that is not there before it asks', async () => {
    const prompter = answering('call')
    await expect(askForTouch(prompter, book, {customer: 'zenith'})).rejects.toMatchObject({code: 'not-found'})
    expect(prompter.asked).toEqual([])
  })

  it.each([
    ['no words', [' ']],
    ['minutes that are no number', ['The plan', 'long']],
  ])('does not take %s', async (_, answers) => {
    const given = {customer: 'apex', channel: 'call'}
    await expect(askForTouch(answering(...answers), book, given)).rejects.not.toMatchObject({code: 'cancelled'})
  })
})

describe('askForSpan', () => {
  it('has a week ready, and takes spans alone', async () => {
    expect(await askForSpan(answering(''))).toBe('1w')
    expect(await askForSpan(answering('3d'))).toBe('3d')
    await expect(askForSpan(answering('soon'))).rejects.toThrow('not a span of time: soon')
  })
})

describe('askWhichItem', () => {
  const due = agendaOf(
    aBook().customer({name: 'Apex', status: 'paused'}).reminder({text: 'Call'}).build(),
    '2026-01-05',
  )

  it('names each by its customer and its reason', async () => {
    expect((await askWhichItem(answering('Apex: Reminder'), due, 'Which?')).id).toBe(due[0]?.id)
  })

  it('asks nothing where nothing is due', () => {
    expect(errorOf(() => askWhichItem(answering(), [], 'Which?'))).toMatchObject({
      code: 'not-found',
      hint: expect.stringContaining('crm due --days'),
    })
  })
})
