import {describe, expect, it} from 'vitest'
import {UnknownColumns} from '../../../src/lib/exchange/columns/unknown-columns.ts'

describe('UnknownColumns', () => {
  it('writes the name of a file and of a column as words that a shell takes whole and runs nothing of', () => {
    expect(new UnknownColumns('my people.csv', ['', '$(touch x)']).hint).toBe(
      String.raw`Say what they are: crm import "my people.csv" --map "\$(touch x)=name" --map "COLUMN=email"`,
    )
  })
})
