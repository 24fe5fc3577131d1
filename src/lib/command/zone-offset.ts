/**
 * The offset of a zone from UTC at a time, in whole minutes, positive east of Greenwich: what the clock of this process would show
 * if it were there, where it is set for a moment. Intl, which knows it too, takes 10 ms to load and as much again to name the own zone.
 * A name that is no zone counts as UTC, and so does one in another case than its usual one.
 *
 * @param zone an IANA zone; the machine's own where none is named
 */
export function zoneOffset(ms: number, zone?: string): number {
  if (zone === undefined) return offsetHere(ms)
  const {env} = process
  const {TZ: own} = env
  env['TZ'] = zone
  try {
    return offsetHere(ms)
  } finally {
    if (own === undefined) delete env['TZ']
    else env['TZ'] = own
  }
}

const offsetHere = (ms: number): number => 0 - Math.trunc(new Date(ms).getTimezoneOffset())
