import {readNameAndAddress} from '../actions/customers.ts'
import type {Book} from '../book/book.ts'
import {channels, directionOf, type Tier, tiers} from '../book/choices.ts'
import {elementsOf} from '../book/fields.ts'
import {readCount, readLine} from '../book/input.ts'
import type {Customer} from '../book/registry.ts'
import {resolveParty} from '../book/resolve-party.ts'
import {parseSpan} from '../calendar/span.ts'
import {CrmError} from '../errors.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import type {Prompter} from '../terminal/prompts.ts'
import {compareTexts} from '../text/compare.ts'
import {foldText} from '../text/fold.ts'

/** Turns a reader that throws into a prompt's check. */
export const checkedBy =
  (read: (text: string) => unknown) =>
  (text: string): true | string => {
    try {
      read(text)
      return true
    } catch (error) {
      if (error instanceof CrmError) return [error.message, error.hint].filter(Boolean).join('. ')
      throw error
    }
  }

const optional =
  (read: (text: string) => unknown) =>
  (text: string): unknown =>
    text.trim() === '' ? undefined : read(text)

/** What of a new customer the command line told already. */
interface GivenCustomer {
  readonly contacts: readonly string[] | undefined
  readonly tier: string | undefined
}

/** Asks for a new customer: name, and where they were not given, person there and tier, the usual one ready. */
export async function askForCustomer(prompter: Prompter, usual: Tier, given: GivenCustomer) {
  const name = await prompter.ask({message: 'Name of the client', validate: checkedBy(text => readLine(text, 'name'))})
  const contact = given.contacts
    ? ''
    : await prompter.ask({
        message: 'Whom do you talk to there? "Name <mail>" (Enter to skip)',
        validate: checkedBy(optional(readNameAndAddress)),
      })
  const tier =
    given.tier ??
    (await prompter.choose({
      message: 'How close do you keep?',
      initial: usual,
      choices: [
        {name: 'A  monthly', value: tiers[0]},
        {name: 'B  every quarter', value: tiers[1]},
        {name: 'C  twice a year', value: tiers[2]},
        {name: 'D  once a year', value: tiers[3]},
      ],
    }))
  return {name, contacts: contact.trim() === '' ? [] : [contact], fields: {tier}}
}

const longestList = 12

/** Search as you type among the customers, by any part of the name, of a person there or of a mail address, folded. */
export const askWhichCustomer = (prompter: Prompter, book: Book, message = 'Customer'): Promise<Customer> => {
  const words = new Map(book.all('customer').map(({id, name, emails}) => [id, [name, ...elementsOf(emails)]]))
  for (const {customer, name, emails} of book.all('contact')) words.get(customer)?.push(name, ...elementsOf(emails))
  const customers = book
    .all('customer')
    .map(customer => ({
      customer,
      name: foldText(customer.name),
      folded: (words.get(customer.id) ?? []).map(foldText),
    }))
    .sort((a, b) => compareTexts(a.name, b.name))
  if (customers.length === 0)
    throw new CrmError('not-found', 'there is no customer yet', {hint: 'Add one: crm add "Your first client"'})
  return prompter.search({
    message,
    find: text => {
      const wanted = foldText(text).trim()
      return customers
        .filter(({folded}) => folded.some(each => each.includes(wanted)))
        .slice(0, longestList)
        .map(({customer}) => ({name: customer.name, value: customer}))
    },
  })
}

/** What of a touch the command line told already. */
interface GivenTouch {
  /** Any reference. */
  readonly customer?: string | undefined
  readonly channel?: string | undefined
  readonly minutes?: string | undefined
}

/**
 * Asks for a touch: what it was about, and where they were not given, with whom, how, how long.
 *
 * @throws CrmError `not-found` or `ambiguous` for the customer given, before anything is asked.
 */
export async function askForTouch(prompter: Prompter, book: Book, given: GivenTouch) {
  const {customer, contact} =
    given.customer === undefined
      ? {customer: await askWhichCustomer(prompter, book, 'With whom?')}
      : resolveParty(book, given.customer)
  const via =
    given.channel ??
    (await prompter.choose({
      message: 'How?',
      initial: contact?.channel ?? customer.channel ?? undefined,
      choices: channels.map(channel => ({
        name: channel,
        value: channel,
        hint: directionOf[channel] === 'both' ? 'two-way' : 'from you',
      })),
    }))
  const text = await prompter.ask({
    message: 'What was it about?',
    validate: checkedBy(typed => readLine(typed, 'text')),
  })
  const minutes =
    given.minutes ??
    (await prompter.ask({
      message: 'How many minutes? (Enter to skip)',
      validate: checkedBy(optional(typed => readCount(typed, 'minutes'))),
    }))
  return {
    customer: given.customer ?? customer.id,
    text,
    fields: {channel: via, ...(minutes.trim() === '' ? {} : {minutes})},
  }
}

/** Asks how long something shall wait. */
export const askForSpan = (prompter: Prompter): Promise<string> =>
  prompter.ask({message: 'For how long, e.g. 3d or 2w?', initial: '1w', validate: checkedBy(parseSpan)})

/** Lets one pick an item of the agenda. */
export const askWhichItem = (
  prompter: Prompter,
  items: readonly AgendaItem[],
  message: string,
): Promise<AgendaItem> => {
  if (items.length === 0)
    throw new CrmError('not-found', 'nothing is due', {hint: 'Look ahead with: crm due --days 14'})
  return prompter.choose({
    message,
    choices: items.map(item => ({name: `${item.customer.name}: ${item.reason}`, value: item})),
  })
}
