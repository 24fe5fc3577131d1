import {describe, expect, it} from 'vitest'
import {hasMarkers, markerOf} from '../../../src/lib/store/conflict-markers.ts'
import {formatBook} from '../../../src/lib/store/format.ts'
import {customerRecord} from '../sync/support.ts'

describe('markerOf', () => {
  it.each([
    ['<<<<<<< HEAD', '<<<<<<<'],
    ['||||||| 4d370cb', '|||||||'],
    ['=======', '======='],
    ['>>>>>>> origin/main\r', '>>>>>>>'],
    ['<<<<<<<<< one', '<<<<<<<<<'],
  ])('takes %j for a marker', (line, signs) => {
    expect(markerOf(line)).toBe(signs)
  })

  it.each(['<<<<<< six', '<<<<<<<HEAD', ' =======', '{"crm":1,"records":[', 'null]}', ''])(
    'takes %j for none',
    line => {
      expect(markerOf(line)).toBeUndefined()
    },
  )
})

describe('hasMarkers', () => {
  it('finds one on any line', () => {
    expect(hasMarkers('{"crm":1,"records":[\nnull]}\n>>>>>>> theirs\n')).toBe(true)
  })

  it('finds none in what somebody wrote', () => {
    expect(hasMarkers(formatBook([customerRecord('c00000000000a', {name: '<<<<<<< HEAD'})]))).toBe(false)
  })
})
