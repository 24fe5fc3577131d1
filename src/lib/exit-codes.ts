/** The codes that errors carry in JSON. Scripts rely on them: see CONTRIBUTING.md, stable interfaces. */
export type ErrorCode =
  | 'usage'
  | 'invalid-value'
  | 'not-found'
  | 'ambiguous'
  | 'too-little-to-share'
  | 'vetoed'
  | 'data-file'
  | 'newer-format'
  | 'locked'
  | 'exists'
  | 'sync'
  | 'written-but'
  | 'cancelled'
  | 'bug'

/** The process exit code of each error code; 0 is success and 10 is `due --check` with something due. */
export const exitCodes: Readonly<Record<ErrorCode, number>> = {
  bug: 1,
  usage: 2,
  'invalid-value': 2,
  'too-little-to-share': 2,
  vetoed: 2,
  exists: 2,
  'not-found': 3,
  ambiguous: 3,
  'data-file': 4,
  'newer-format': 4,
  locked: 4,
  sync: 5,
  'written-but': 6,
  cancelled: 130,
}

/** Exit code of `crm due --check` when something is due. */
export const somethingDue = 10
