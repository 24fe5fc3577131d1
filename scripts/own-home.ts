import {join} from 'node:path'

/** Where a program finds its book in a home of its own. */
export const bookIn = (home: string): string => join(home, 'book', 'crm.json')

/** The environment of a program in a home of its own, where the clock stands still: nothing outside is read or written. */
export const environmentIn = (home: string) => ({
  PATH: process.env['PATH'],
  HOME: home,
  XDG_DATA_HOME: join(home, 'data'),
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CACHE_HOME: join(home, 'cache'),
  CRM_FILE: bookIn(home),
  CRM_NOW: '2026-01-05T09:00:00Z',
  TZ: 'UTC',
  NO_COLOR: '1',
})
