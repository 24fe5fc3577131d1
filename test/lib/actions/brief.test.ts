import {describe, expect, it} from 'vitest'
import {briefOf} from '../../../src/lib/actions/brief.ts'
import {aBook} from '../../support/build.ts'

describe('briefOf', () => {
  it('knows no talk with a customer who was added today and never talked to', () => {
    const book = aBook().customer({name: 'Apex', added: '2026-01-05'}).build()
    expect(briefOf(book, '2026-01-05', 'Apex').silentDays).toBeNull()
  })

  it('counts from the last two-way touch, not from a mail that was only sent', () => {
    const book = aBook()
      .customer({name: 'Apex', added: '2025-12-01'})
      .touch({on: '2026-01-02', channel: 'call', direction: 'both'})
      .touch({on: '2026-01-04', channel: 'email', direction: 'out'})
      .build()
    expect(briefOf(book, '2026-01-05', 'Apex').silentDays).toBe(3)
  })
})
