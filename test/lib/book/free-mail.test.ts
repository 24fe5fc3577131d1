import {describe, expect, it} from 'vitest'
import {isFreeMail} from '../../../src/lib/book/free-mail.ts'

describe('isFreeMail', () => {
  it.each(['gmail.com', 'yahoo.co.in', 'hotmail.fr', 'gmx.at', 'web.de', 'rediffmail.com', 'outlook.com.br'])(
    'knows %s for a provider',
    domain => {
      expect(isFreeMail(domain)).toBe(true)
    },
  )

  it.each(['apex.example', 'gmail.com.apex.example', 'mygmail.com', 'live.example', ''])(
    'takes "%s" for a firm',
    domain => {
      expect(isFreeMail(domain)).toBe(false)
    },
  )
})
