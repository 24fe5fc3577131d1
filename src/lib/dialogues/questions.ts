import type {Book} from '../book/book.ts'
import {channels, directionOf, tiers} from '../book/choices.ts'
import {readCount, readLine} from '../book/input.ts'
import type {Customer} from '../book/registry.ts'
import {parseSpan} from '../calendar/span.ts'
import {CrmError} from '../errors.ts'
import type {AgendaItem} from '../retention/agenda/item.ts'
import type {Prompter} from '../terminal/prompts.ts'
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

/** Asks for a new customer: name, person there, tier. */
export async function askForCustomer(prompter: Prompter) {
  const name = await prompter.ask({message: 'Name of the client', validate: checkedBy(text => readLine(text, 'name'))})
  const contact = await prompter.ask({message: 'Whom do you talk to there? "Name <mail>" (Enter to skip)'})
  const tier = await prompter.choose({
    message: 'How close do you keep?',
    choices: [
      {name: 'A  monthly', value: tiers[0]},
      {name: 'B  every quarter', value: tiers[1]},
      {name: 'C  twice a year', value: tiers[2]},
      {name: 'D  once a year', value: tiers[3]},
    ],
  })
  return {name, contacts: contact.trim() === '' ? [] : [contact], fields: {tier}}
}

const longestList = 12

/** Search as you type among the customers, by any word of the name, folded. */
export const askWhichCustomer = (prompter: Prompter, book: Book, message = 'Customer'): Promise<Customer> => {
  const customers = [...book.all('customer')].map(customer => ({customer, folded: foldText(customer.name)}))
  if (customers.length === 0)
    throw new CrmError('not-found', 'there is no customer yet', {hint: 'Add one: crm add "Your first client"'})
  return prompter.search({
    message,
    find: text => {
      const wanted = foldText(text).trim()
      return customers
        .filter(({folded}) => folded.includes(wanted))
        .slice(0, longestList)
        .map(({customer}) => ({name: customer.name, value: customer}))
    },
  })
}

/** Asks for a touch: whom (where not told), how, what, how long. */
export async function askForTouch(prompter: Prompter, book: Book, customer: string | undefined) {
  const who = customer ?? (await askWhichCustomer(prompter, book, 'With whom?')).id
  const via = await prompter.choose({
    message: 'How?',
    choices: channels.map(channel => ({
      name: channel,
      value: channel,
      hint: directionOf[channel] === 'both' ? 'two-way' : 'from you',
    })),
  })
  const text = await prompter.ask({
    message: 'What was it about?',
    validate: checkedBy(typed => readLine(typed, 'text')),
  })
  const minutes = await prompter.ask({
    message: 'How many minutes? (Enter to skip)',
    validate: checkedBy(optional(typed => readCount(typed, 'minutes'))),
  })
  return {customer: who, text, fields: {channel: via, ...(minutes.trim() === '' ? {} : {minutes})}}
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
