import {toAsciiDigits} from '../calendar/digits.ts'
import {invalidValue} from '../errors.ts'
import {shorten} from '../text/shorten.ts'

/** A name on a service such as `telegram` or `linkedin`. */
export interface Handle {
  readonly service: string
  readonly handle: string
}

/** Where the pages of people are on services, before their name; the first host is the one that links are made with. */
const pages: readonly {readonly service: string; readonly hosts: readonly string[]; readonly folder: string}[] = [
  {service: 'bluesky', hosts: ['bsky.app'], folder: 'profile'},
  {service: 'facebook', hosts: ['www.facebook.com', 'fb.com'], folder: ''},
  {service: 'github', hosts: ['github.com'], folder: ''},
  {service: 'instagram', hosts: ['www.instagram.com'], folder: ''},
  {service: 'linkedin', hosts: ['www.linkedin.com'], folder: 'in'},
  {service: 'telegram', hosts: ['t.me', 'telegram.me', 'telegram.dog'], folder: ''},
  {service: 'threema', hosts: ['threema.id'], folder: ''},
  {service: 'twitter', hosts: ['x.com', 'twitter.com'], folder: ''},
  {service: 'whatsapp', hosts: ['wa.me'], folder: ''},
  {service: 'xing', hosts: ['www.xing.com'], folder: 'profile'},
]

/** The services that links are made for by number or by their own scheme, not by a page. */
const messengers: ReadonlySet<string> = new Set(['signal', 'telegram', 'whatsapp'])

/** Services that are a room behind an address: a name says nothing there. */
const rooms: ReadonlySet<string> = new Set(['jitsi', 'meet', 'teams', 'video', 'webex', 'zoom'])

/** The services whose pages are known, LinkedIn first. */
export const profileServices: readonly string[] = [
  'linkedin',
  ...pages.map(({service}) => service).filter(service => service !== 'linkedin' && !messengers.has(service)),
]

/** Where the page of a name on a service is: `https://www.linkedin.com/in/`. Undefined for a service that is not known. */
export function profilePage(service: string): string | undefined {
  const page = pages.find(each => each.service === service)
  return page && `https://${page.hosts[0]}/${page.folder === '' ? '' : `${page.folder}/`}`
}

const bareHost = (host: string): string => host.toLowerCase().replace(/^(?:www|m|mobile|[a-z]{2})\.(?=.+\.)/, '')

const pageAt = (host: string) => pages.find(({hosts}) => hosts.some(each => bareHost(each) === bareHost(host)))

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The name behind the address of a profile page of a known service; a company's page or a group's is none. */
export function readProfilePage(address: string): Handle | undefined {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/?#\s]+)\/([^?#\s]*)/i.exec(address) ?? []
  const page = pageAt(host)
  const parts = path.split('/').filter(part => part !== '')
  const last = parts.pop()
  if (!page || last === undefined || parts.join('/') !== page.folder || last.endsWith('.php')) return undefined
  const handle = decode(last).replace(/\s+/g, ' ').trim().replace(/^@/, '')
  return handle === '' ? undefined : {service: page.service, handle}
}

/** What a page is found without: where somebody came from, and who told them. */
const tracking =
  /^(?:utm_.*|fbclid|gclid|igsh|igshid|mc_[ce]id|mibextid|originalsubdomain|ref|ref_src|s|si|share_id|t|trk|trkinfo)$/i

function withoutTracking(address: string): string {
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
  return url.href
}

/** Numbers in links: `wa.me/49170…`, `api.whatsapp.com/send?phone=49170…`, `signal.me/#p/+49170…`. */
const numberInLink =
  /^(?:https?:\/\/)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?(?:.*&)?phone=|signal\.me\/#p\/|t\.me\/\+)(?:%2b|\+)?(\d{6,15})\b/i

const isNumber = (text: string): boolean => /^\+?[\d\s()./-]{6,}$/.test(text)

/**
 * Reads a name on a service from whatever was pasted: the name, `@name`, the address of a page with all that was tacked on
 * to it, a number.
 *
 * @throws CrmError `invalid-value` for a name with spaces, a page of another service, and a room without an address.
 * @example readHandle('linkedin', 'https://de.linkedin.com/in/helen-marks/?utm_source=x') //=> 'helen-marks'
 */
export function readHandle(service: string, written: string): string {
  const text = toAsciiDigits(written.normalize('NFC').replace(/[\u200b-\u200d\u2060\ufeff]/g, '')).trim()
  const number = messengers.has(service) ? numberInLink.exec(text)?.[1] : undefined
  if (number) return `+${number}`
  const telegram = service === 'telegram' ? /^tg:\/\/resolve\?(?:.*&)?domain=(\w+)/i.exec(text)?.[1] : undefined
  if (telegram) return telegram
  const page = readProfilePage(text)
  if (page && page.service !== service && pages.some(each => each.service === service)) {
    throw invalidValue(
      `a page on ${page.service}, not on ${service}: ${shorten(text)}`,
      `Write --handle ${page.service}=${page.handle}`,
    )
  }
  if (page?.service === service) return checkName(service, page.handle)
  if (/^https?:\/\//i.test(text) && URL.canParse(text) && !/\s/.test(text)) return withoutTracking(text)
  if (rooms.has(service)) {
    throw invalidValue(`no address of a room: ${shorten(text)}`, `Give it whole: --handle ${service}=https://…`)
  }
  const [, name, server] = (service === 'mastodon' && /^@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)$/.exec(text)) || []
  if (name && server) return `https://${server.toLowerCase()}/@${name}`
  return checkName(service, text)
}

function checkName(service: string, text: string): string {
  const name = text.replace(/^@/, '')
  if (messengers.has(service) && isNumber(name)) return name.replace(/\s+/g, ' ')
  if (name === '' || /[\s\p{Cc}]/u.test(name)) {
    throw invalidValue(
      `a name on ${service} has no spaces: ${shorten(text)}`,
      'Paste the name or the address of the page.',
    )
  }
  return name
}

/**
 * Reads `service=name`, or the address of a page alone.
 *
 * @throws CrmError `invalid-value` for what is neither.
 */
export function readHandlePair(text: string): readonly [service: string, handle: string] {
  const page = readProfilePage(text.trim())
  if (page) return [page.service, readHandle(page.service, text)]
  const [, service, name = ''] = /^\s*([^=/\s][^=/]*?)\s*=\s*(.*)$/s.exec(text) ?? []
  if (service === undefined || name.trim() === '') {
    throw invalidValue(
      `not a name on a service: ${shorten(text)}`,
      'Write telegram=helen_m, or paste the address of the page.',
    )
  }
  const key = service.normalize('NFC').replace(/\s+/g, ' ').toLowerCase()
  return [otherNames.get(key) ?? key, readHandle(otherNames.get(key) ?? key, name)]
}

/** What people call services, too. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['fb', 'facebook'],
  ['insta', 'instagram'],
  ['li', 'linkedin'],
  ['tg', 'telegram'],
  ['wa', 'whatsapp'],
  ['x', 'twitter'],
])
