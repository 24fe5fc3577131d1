import {describe, expect, it} from 'vitest'
import {sitDown} from '../support/crm.ts'

describe('undo of one', () => {
  it('undoes one change by its id, leaves what changed since, and says when there is nothing', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('edit', 'apex', '--tier', 'A')
    desk.ok('edit', 'apex', '--tier', 'B')
    const changes = desk.ok('history', '--json').json().changes
    expect(changes.map((change: {command: string}) => change.command)).toEqual(['edit', 'edit', 'add'])
    const run = desk.ok('undo', changes[1].id)
    expect(run.out).toContain('changed since')
    expect(desk.ok('show', 'apex', '--json').json().customer.tier).toBe('B')
    expect(desk.crm('redo').code).toBe(0)
    expect(desk.crm('redo').code).toBe(3)
    desk.set({CRM_FILE: `${desk.home}/other.json`})
    expect(desk.crm('undo', '--json').json().error.code).toBe('not-found')
  })
})

describe('undo of several', () => {
  it('takes back the last few, the latest first, or none of them', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    const before = desk.book()
    desk.ok('note', 'apex', 'one')
    desk.ok('note', 'apex', 'two')
    expect(desk.crm('undo', '--last', '4', '--json')).toMatchObject({code: 3})
    const {undone} = desk.ok('undo', '--last', '2', '--json').json()
    expect(undone).toHaveLength(2)
    expect(undone[0].at >= undone[1].at).toBe(true)
    expect(desk.ok('brief', 'apex', '--json').json().notes).toEqual([])
    expect(desk.book()).not.toBe(before)
    expect(desk.ok('redo').out).toMatch(/^Returned: note/)
  })

  it('returns the last few, named as the changes that they are, or none of them', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('note', 'apex', 'one')
    desk.ok('note', 'apex', 'two')
    const {undone} = desk.ok('undo', '--last', '2', '--json').json()
    const before = desk.book()
    expect(desk.crm('redo', '--last', '3', '--json').json().error).toMatchObject({
      code: 'not-found',
      message: 'only 2 to redo, not 3',
    })
    expect(desk.book()).toBe(before)
    const {redone, leftAlone} = desk.ok('redo', '--last', '2', '--json').json()
    expect(redone).toEqual([...undone].reverse())
    expect(leftAlone).toEqual([])
    expect(desk.ok('brief', 'apex', '--json').json().notes).toHaveLength(2)
    expect(desk.ok('undo', redone[0].id, '--json').json().undone).toEqual([redone[0]])
  })

  it('takes a change back by the id of the redo that returned it', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    desk.ok('undo')
    const {redone} = desk.ok('redo', '--json').json()
    const [latest] = desk.ok('history', '--json').json().changes
    expect(latest.command).toBe('redo')
    expect(desk.ok('undo', latest.id, '--json').json().undone).toEqual(redone)
    expect(desk.ok('list', '--json').json().customers).toEqual([])
    expect(desk.crm('undo', latest.id, '--json').json().error.message).toBe(
      `that change was already taken back: ${latest.id}`,
    )
  })
})
