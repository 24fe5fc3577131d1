import {type Handle, readProfilePage} from '../../book/handles.ts'
import {quoteText, toOneLine} from '../entry-text.ts'
import type {Reading} from './card-reader.ts'
import type {VcardProperty} from './property.ts'
import {unescapeText} from './text.ts'

const services = new Set([
  ...['aim', 'bluesky', 'discord', 'facebook', 'gadugadu', 'github', 'groupwise', 'gtalk', 'icq', 'im', 'instagram'],
  ...['line', 'linkedin', 'mastodon', 'matrix', 'msn', 'qq', 'signal', 'skype', 'slack', 'telegram', 'threema'],
  ...['twitter', 'viber', 'wechat', 'whatsapp', 'xing', 'xmpp', 'yahoo'],
])

const otherNames: ReadonlyMap<string, string> = new Map([
  ['jabber', 'xmpp'],
  ['google-talk', 'gtalk'],
  ['googletalk', 'gtalk'],
  ['ms-imaddress', 'im'],
  ['msnim', 'msn'],
  ['ymsgr', 'yahoo'],
  ['x-apple', 'im'],
])

const serviceNamed = (name: string): string => {
  const lower = name.toLowerCase()
  return otherNames.get(lower) ?? lower
}

const decodePercent = (text: string): string => {
  try {
    return toOneLine(decodeURIComponent(text))
  } catch {
    return text
  }
}

/** The name on a service that a property such as X-SKYPE, IMPP or X-SOCIALPROFILE gives. */
export const readHandle = (property: VcardProperty): Handle | undefined => {
  const text = toOneLine(unescapeText(property.value))
  if (property.name === 'IMPP') return readImpp(property, text)
  if (property.name === 'X-SOCIALPROFILE' || property.name === 'SOCIALPROFILE') return readSocialProfile(property, text)
  if (text === '' || !property.name.startsWith('X-')) return undefined
  const service = serviceNamed(property.name.slice(2).replace(/-(?:ID|USERNAME)$/, ''))
  return services.has(service) ? {service, handle: readProfilePage(text)?.handle ?? text} : undefined
}

const declaredService = ({parameters}: VcardProperty): string | undefined =>
  firstFilled(parameters, 'X-SERVICE-TYPE', 'SERVICE-TYPE')

const firstFilled = (parameters: VcardProperty['parameters'], ...names: string[]): string | undefined =>
  names.flatMap(name => parameters.get(name) ?? []).find(value => value !== '')

/** An address such as `skype:asha.thapa?chat`; the service is in a parameter or in the scheme (RFC 4770). */
const readImpp = (property: VcardProperty, text: string): Handle | undefined => {
  const declared = declaredService(property)
  if (/^https?:/i.test(text)) return readProfilePage(text) ?? {service: serviceNamed(declared ?? 'im'), handle: text}
  const [, scheme = 'im', address = text] = /^([a-z][a-z0-9+-]*):(.*)$/i.exec(text) ?? []
  const plain = address.replace(/^\/\//, '').replace(/^(?:goim|sendim|chat|add)\?(?:[^=]*=)?/i, '')
  const handle = decodePercent(plain.split('?', 1)[0] ?? '')
  return handle === '' ? undefined : {service: serviceNamed(declared ?? scheme), handle}
}

const readSocialProfile = (property: VcardProperty, text: string): Handle | undefined => {
  const {parameters} = property
  const types = parameters.get('TYPE') ?? []
  const declared = declaredService(property) ?? types.find(type => !/^(?:pref|home|work|other|)$/i.test(type))
  const page = readProfilePage(text)
  const user = firstFilled(parameters, 'X-USER', 'USERNAME')
  const handle = user ?? page?.handle ?? text.replace(/^x-apple:/i, '')
  const service = declared === undefined ? page?.service : serviceNamed(declared)
  return handle === '' ? undefined : {service: service ?? 'im', handle}
}

/** Reads a URL: the name on a known service, else the website as it is written. */
export const readWebsite = (property: VcardProperty): Reading<Handle | string> => {
  const website = toOneLine(unescapeText(property.value))
  if (website === '') return undefined
  const isAddress = /^(?:https?:\/\/)?[^\s/:@?#]+(?::\d+)?(?:[/?#]\S*)?$/i.test(website)
  return isAddress && /^https?:|\./i.test(website)
    ? {value: readProfilePage(website) ?? website}
    : {problem: `${quoteText(website)} is not a web address: left out`}
}
