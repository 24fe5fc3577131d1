import {describe, expect, it} from 'vitest'
import {resolveCustomer} from '../../../src/lib/book/resolve-party.ts'
import {demoTour} from '../../../src/lib/demo/tour.ts'
import {selectMaterial} from '../../../src/lib/recap/material.ts'
import {agendaOf} from '../../../src/lib/retention/agenda.ts'
import {customerNamed, demo} from './sample.ts'

const today = '2026-11-22'
const book = demo(today)

describe('demoTour', () => {
  it('has five commands, each with its reason', () => {
    expect(demoTour).toHaveLength(5)
    for (const {command, why} of demoTour) {
      expect(command).toMatch(/^crm [a-z]+( |$)/)
      expect(why).not.toBe('')
    }
    expect(demoTour[0]?.command).toBe('crm due')
  })

  it('names customers that are in the book', () => {
    const named = demoTour.flatMap(({command}) => /^crm \w+ "([^"]+)"/.exec(command)?.[1] ?? [])
    expect(named).toHaveLength(4)
    for (const name of named) expect(resolveCustomer(book, name).name).toBe(name)
  })

  it('logs a talk with somebody whose check-in is overdue', () => {
    const log = demoTour.find(({command}) => command.startsWith('crm log'))?.command ?? ''
    const overdue = agendaOf(book, today, {kinds: ['check-in']}).filter(({severity}) => severity === 'overdue')
    expect(overdue.map(({customer}) => customer.name).filter(name => log.includes(`"${name}"`))).toHaveLength(1)
  })

  it('shows one recap that can be written and one that is refused', () => {
    const select = (word: string) => selectMaterial(book, {customer: customerNamed(book, word), language: 'en', today})
    expect(select('Apex').material.values.length).toBeGreaterThanOrEqual(8)
    expect(() => select('Bright')).toThrow('only 2 items')
  })
})
