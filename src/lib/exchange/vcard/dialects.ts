import {toOneLine} from '../entry-text.ts'
import type {VcardProperty} from './property.ts'
import {splitEscaped, unescapeText} from './text.ts'

/** The names that programs gave to a property before or beside the standard. */
const standardNames: ReadonlyMap<string, string> = new Map([
  ['X-ADDRESSBOOKSERVER-KIND', 'KIND'],
  ['X-ANNIVERSARY', 'ANNIVERSARY'],
  ['X-EVOLUTION-ANNIVERSARY', 'ANNIVERSARY'],
  ['X-KADDRESSBOOK-X-ANNIVERSARY', 'ANNIVERSARY'],
  ['X-MS-ANNIVERSARY', 'ANNIVERSARY'],
  ['X-MS-TEL', 'TEL'],
])

/** The parameter that holds the label of a property's group after `standardise`: `anniversary`, `assistant phone`. */
export const labelParameter = 'X-ABLABEL'

/**
 * Turns the private properties of Apple, Android, Outlook, Evolution and KDE into those of vCard 4.0 (RFC 6350) where
 * one fits, and puts the label of a group into a parameter of each of its properties.
 */
export const standardise = (properties: readonly VcardProperty[]): VcardProperty[] => {
  const labels = new Map<string, string>()
  for (const {name, group, value} of properties) {
    if (name === labelParameter && group !== '') labels.set(group, readLabel(value))
  }
  return properties.map(property => {
    const label = labels.get(property.group)
    const parameters = label ? new Map([...property.parameters, [labelParameter, [label]]]) : property.parameters
    return {...property, parameters, ...standardOf(property, label)}
  })
}

const standardOf = ({name, value}: VcardProperty, label: string | undefined): {name: string; value: string} => {
  if (name === 'X-ABSHOWAS' && /^company$/i.test(value.trim())) return {name: 'KIND', value: 'org'}
  if (name === 'X-ABDATE' && label?.toLowerCase() === 'anniversary') return {name: 'ANNIVERSARY', value}
  if (name === 'X-ANDROID-CUSTOM') return readAndroidCustom(value)
  return {name: standardNames.get(name) ?? name, value}
}

/** A label of Apple's own is wrapped: `_$!<AssistantPhone>!$_` is `assistant phone`. */
const readLabel = (value: string): string => {
  const label = toOneLine(unescapeText(value))
  const own = /^_\$!<(.*)>!\$_$/.exec(label)?.[1]
  return own?.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() ?? label
}

/** `vnd.android.cursor.item/contact_event;2012-08-01;1`: what it is, its value, and its kind, 1 for an anniversary. */
const readAndroidCustom = (custom: string): {name: string; value: string} => {
  const [what, value = '', kind] = splitEscaped(custom, ';')
  if (what === 'vnd.android.cursor.item/nickname') return {name: 'NICKNAME', value}
  if (what === 'vnd.android.cursor.item/contact_event' && kind === '1') return {name: 'ANNIVERSARY', value}
  return {name: 'X-ANDROID-CUSTOM', value: custom}
}
