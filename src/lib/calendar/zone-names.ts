// ICU keeps the first name that a zone ever had; these are the ones that people use and the time zone database prefers.
const presentNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** The time zones that this Node knows, under the names in use today. */
const zoneNames = (): string[] => [
  ...new Set(['UTC', ...Intl.supportedValuesOf('timeZone').map(name => presentNames[name] ?? name)]),
]

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()

const placeIn = (name: string): string => fold(name.slice(name.lastIndexOf('/') + 1))

// US/Eastern, GB-Eire, Etc/GMT+5
const capitalise = (word: string): string =>
  word.length <= 2 || word === 'gmt' ? word.toUpperCase() : word.slice(0, 1).toUpperCase() + word.slice(1)

/**
 * A zone's name in its usual case. A link to another zone (`US/Eastern`, `Asia/Calcutta`) keeps the name it was given;
 * Intl would answer with the zone behind it, another one in each version of Node.
 */
export const inUsualCase = (name: string): string => {
  const lower = name.toLowerCase()
  const known = [...zoneNames(), ...Object.keys(presentNames)].find(each => each.toLowerCase() === lower)
  if (known !== undefined) return known
  if (name !== lower && name !== name.toUpperCase()) return name
  return lower.length <= 3 || /^[a-z]+\d/.test(lower) ? lower.toUpperCase() : lower.replaceAll(/[a-z]+/g, capitalise)
}

/** The zones, at most three, whose name comes near to a text: the same place, a part of it, or the same beginning. */
export const nearestZones = (text: string): string[] => {
  const wanted = placeIn(text)
  const names = zoneNames()
  const tests: readonly ((name: string) => boolean)[] = [
    name => placeIn(name) === wanted,
    name => wanted.length > 3 && fold(name).includes(wanted),
    name => wanted.length > 3 && placeIn(name).startsWith(wanted.slice(0, 4)),
  ]
  for (const test of tests) {
    const found = names.filter(test)
    if (found.length > 0) return found.slice(0, 3)
  }
  return []
}
