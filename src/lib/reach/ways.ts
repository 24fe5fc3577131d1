import {type Channel, channels} from '../book/choices.ts'
import {elementsOf} from '../book/fields.ts'
import {profileServices, readHandle} from '../book/handles.ts'
import type {Settings} from '../book/settings.ts'
import {CrmError} from '../errors.ts'
import type {Addressee} from './consents.ts'
import {callLink, emailLink, profileLink, signalLink, smsLink, telegramLink, whatsappLink} from './link.ts'
import type {DialledNumber, ReadNumber} from './phone.ts'
import type {Message} from './templates.ts'

/** The channels that a link can be made for, the usual first; beside them the services that somebody has a page on. */
export const linkedChannels = ['email', 'whatsapp', 'call', 'sms', 'telegram', 'signal', 'video'] as const

/** What a `--via` may say; `chat` and `social` stand for whatever service of the kind somebody has. */
export const reachChannels: readonly string[] = [...linkedChannels, ...profileServices, 'chat', 'social']

/** What links are made with. */
export interface LinkMaker {
  readonly settings: Settings
  readonly readNumber: ReadNumber
}

const handleOf = ({contact}: Addressee, service: string): string | undefined => {
  const key = elementsOf(contact?.handles).find(each => each.toLowerCase() === service)
  const handle = key === undefined ? undefined : contact?.handles?.[key]
  return typeof handle === 'string' && handle.trim() !== '' ? plainHandle(service, handle.trim()) : undefined
}

/** A handle that came from elsewhere may be an address; one that cannot be read stays as it is. */
function plainHandle(service: string, handle: string): string {
  try {
    return readHandle(service, handle)
  } catch (error) {
    if (error instanceof CrmError) return handle
    throw error
  }
}

const servicesOf = ({contact}: Addressee): string[] => elementsOf(contact?.handles).map(each => each.toLowerCase())

const orOwn = (own: readonly string[], customers: readonly string[]): readonly string[] =>
  own.length > 0 ? own : customers

const phonesOf = ({customer, contact}: Addressee): readonly string[] =>
  orOwn(elementsOf(contact?.phones), elementsOf(customer.phones))

const emailsOf = ({customer, contact}: Addressee): readonly string[] =>
  orOwn(elementsOf(contact?.emails), elementsOf(customer.emails))

/** Where a mail to somebody goes. */
export const addressOf = (addressee: Addressee): string | undefined => emailsOf(addressee)[0]

const isPage = (service: string): boolean => !linkedChannels.some(each => each === service)

/**
 * The channels to try for somebody, the best first: the one they prefer, then those that need no guess. A page on a
 * service comes last.
 */
export function channelsFor(addressee: Addressee, preferred: string | null | undefined): string[] {
  const services = servicesOf(addressee)
  const messengers = ['telegram', 'signal', 'video'].filter(each => services.includes(each))
  const all = [
    ...meantBy(preferred, addressee),
    ...(emailsOf(addressee).length > 0 ? ['email'] : []),
    ...(phonesOf(addressee).length > 0 ? ['whatsapp', 'call', 'sms'] : []),
    ...messengers,
    ...services.filter(isPage),
  ]
  return [...new Set(all)]
}

/** What a `--via` may say of somebody: every channel, and the services they are on. */
export const channelsOf = (addressee: Addressee): string[] => [...new Set([...reachChannels, ...servicesOf(addressee)])]

/** The channels that a word means: `chat` the messengers that somebody has, `social` their pages. */
export function meantBy(word: string | null | undefined, addressee: Addressee): string[] {
  const services = servicesOf(addressee)
  if (word === 'chat')
    return ['telegram', 'signal', 'whatsapp'].filter(each => services.includes(each) || each === 'whatsapp')
  if (word === 'social') return services.filter(isPage)
  return word &&
    (linkedChannels.some(each => each === word) || profileServices.includes(word) || services.includes(word))
    ? [word]
    : []
}

const nameOf = ({customer, contact}: Addressee): string => contact?.name ?? customer.name

const without = (addressee: Addressee, what: string, flag: string): CrmError =>
  new CrmError('not-found', `no ${what} of ${nameOf(addressee)}`, {
    hint: `Give one: crm edit ${(addressee.contact ?? addressee.customer).id} ${flag}`,
  })

/** The number to use: one for messages is a mobile one where there is any. Throws where there is none that is a number. */
function numberOf(
  addressee: Addressee,
  {settings, readNumber}: LinkMaker,
  own?: string,
  forMessages = true,
): DialledNumber {
  const written = own === undefined ? phonesOf(addressee) : [own]
  if (written.length === 0) throw without(addressee, 'phone number', '--phone "+49 …"')
  const country = addressee.contact?.country ?? addressee.customer.country ?? settings.country
  const numbers: DialledNumber[] = []
  let problem: unknown
  for (const each of written) {
    try {
      numbers.push(readNumber(each, country))
    } catch (error) {
      if (!(error instanceof CrmError)) throw error
      problem ??= error
    }
  }
  const [first] = numbers
  if (!first) throw problem
  return (forMessages && numbers.find(({isMobile}) => isMobile)) || first
}

const asNumber = (handle: string | undefined): string | undefined =>
  handle !== undefined && /^\+?[\d\s()./-]{6,}$/.test(handle) ? handle : undefined

type Make = (addressee: Addressee, message: Message, maker: LinkMaker) => string

const makers: Readonly<Record<(typeof linkedChannels)[number], Make>> = {
  email: (addressee, {subject, text}) => {
    const address = addressOf(addressee)
    if (address === undefined) throw without(addressee, 'e-mail address', '--email name@example.com')
    return emailLink(address, subject, text)
  },
  whatsapp: (addressee, {text}, maker) =>
    whatsappLink(numberOf(addressee, maker, asNumber(handleOf(addressee, 'whatsapp'))), text),
  call: (addressee, _message, maker) => callLink(numberOf(addressee, maker, undefined, false)),
  sms: (addressee, {text}, maker) => smsLink(numberOf(addressee, maker), text),
  telegram: (addressee, {text}, maker) => {
    const handle = handleOf(addressee, 'telegram')
    const number = asNumber(handle)
    if (handle !== undefined && number === undefined) {
      return /^https?:/i.test(handle) ? handle : telegramLink(handle, text)
    }
    return telegramLink(numberOf(addressee, maker, number).e164, text)
  },
  signal: (addressee, _message, maker) => {
    const handle = handleOf(addressee, 'signal')
    if (handle !== undefined && /^https:\/\/signal\.me\//i.test(handle)) return handle
    return signalLink(numberOf(addressee, maker, asNumber(handle)))
  },
  video: (addressee, _message, {settings}) => {
    const room = handleOf(addressee, 'video') ?? settings.room
    if (room !== undefined && URL.canParse(room)) return new URL(room).href
    throw new CrmError('not-found', `no video room to meet ${nameOf(addressee)} in`, {
      hint: 'Name yours: crm config room https://…   (or one of theirs: --handle video=https://…)',
    })
  },
}

/** The link that reaches somebody on a channel. Throws `not-found` without an address, `invalid-value` for what is none. */
export function linkTo(channel: string, addressee: Addressee, message: Message, maker: LinkMaker): string {
  const known = linkedChannels.find(each => each === channel)
  if (known) return makers[known](addressee, message, maker)
  const handle = handleOf(addressee, channel)
  if (handle === undefined) throw without(addressee, `name on ${channel}`, `--handle ${channel}=NAME`)
  const page = profileLink(channel, handle)
  if (page !== undefined) return page
  throw new CrmError('not-found', `no page is known for ${channel}: ${handle}`, {
    hint: `Give the whole address: --handle ${channel}=https://…`,
  })
}

/** The channel that a touch on it is logged as. */
export const touchChannelOf = (channel: string): Channel => {
  const own = channels.find(each => each === channel)
  if (own !== undefined && own !== 'social' && own !== 'chat') return own
  if (['zoom', 'meet', 'teams', 'jitsi', 'webex'].includes(channel)) return 'video'
  return ['telegram', 'signal', 'threema', 'skype', 'matrix'].includes(channel) ? 'chat' : 'social'
}
