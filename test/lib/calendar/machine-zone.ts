import {expect} from 'vitest'

/** Zones with extreme, odd and changing offsets, and their offset in January 2026 as Date gives it. */
const oddZones = {
  UTC: 0,
  'Pacific/Kiritimati': -840,
  'Pacific/Pago_Pago': 660,
  'Asia/Kathmandu': -345,
  'America/St_Johns': 210,
} as const

export const oddZoneNames = Object.keys(oddZones)

/** Runs something as on a machine in another zone: Node reads TZ again when it is set. */
export const inMachineZone = async <T>(zone: string, run: () => T | Promise<T>): Promise<T> => {
  const own = process.env['TZ']
  process.env['TZ'] = zone
  try {
    return await run()
  } finally {
    if (own === undefined) delete process.env['TZ']
    else process.env['TZ'] = own
  }
}

/** Runs something as on machines in several zones and expects the same from each. */
export const expectSameInEachZone = async (run: () => unknown): Promise<void> => {
  const results: unknown[] = []
  for (const [zone, offset] of Object.entries(oddZones)) {
    await inMachineZone(zone, async () => {
      expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset)
      results.push(await run())
    })
  }
  for (const result of results) expect(result).toEqual(results[0])
}
