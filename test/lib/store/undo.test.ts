import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {chooseRedos, chooseUndos, takeBack} from '../../../src/lib/actions/history.ts'
import type {Edit} from '../../../src/lib/change/edit.ts'
import {createMemoryAdapter} from '../../../src/lib/store/memory-adapter.ts'
import type {Store} from '../../../src/lib/store/store.ts'
import {runs} from '../../support/any-record.ts'
import {add, change, customerId, openStore, planOf, remove, touch, visible} from '../../support/store-desk.ts'

const undo = (store: Store, reference?: string): readonly string[] => {
  const [entry] = chooseUndos(store.journal.entries(), reference, 1)
  if (!entry) throw new Error('nothing was chosen')
  return store.commit('undo', book => takeBack(book, entry, 'undo'), {undoes: entry.id}).result.leftAlone
}
const redo = (store: Store): readonly string[] => {
  const [chosen] = chooseRedos(store.journal.entries(), 1)
  if (!chosen) throw new Error('nothing was chosen')
  const {undoing, change} = chosen
  return store.commit('redo', book => takeBack(book, undoing, 'redo', change), {redoes: undoing.id}).result.leftAlone
}
const see = (store: Store): unknown => visible(store.load())
const aStore = (): Store => openStore(createMemoryAdapter())

const names = ['Apex', 'Bright', 'Célia']
const anyName = fc.constantFrom(...names)
const anyStep = fc.oneof(
  fc.record({kind: fc.constant('add' as const), name: anyName, value: fc.constant('')}),
  fc.record({kind: fc.constant('tier' as const), name: anyName, value: fc.constantFrom('A', 'B', '')}),
  fc.record({kind: fc.constant('tag' as const), name: anyName, value: fc.constantFrom('x', 'y', '')}),
  fc.record({kind: fc.constant('touch' as const), name: anyName, value: fc.constantFrom('1', '2', '3', '4')}),
  fc.record({kind: fc.constant('remove' as const), name: anyName, value: fc.constant('')}),
)

/** Does what a command would: nothing to a customer that is not there. */
function take(store: Store, {kind, name, value}: {kind: string; name: string; value: string}): void {
  store.commit(kind, book => {
    const isThere = book.find('customer', customerId(name)) !== undefined
    if (kind === 'add') return planOf(...(isThere ? [] : [add(name)]))()
    if (!isThere) return planOf()()
    const edits: Record<string, () => Edit[]> = {
      tier: () => [change(name, {tier: value || null})],
      tag: () => [change(name, {tags: value ? {[value]: true} : null})],
      touch: () => [touch(name, value)],
      remove: () => remove(book, name),
    }
    return planOf(...(edits[kind]?.() ?? []))()
  })
}

describe('undo and redo', () => {
  it('go back through every state of the book and forth again', () => {
    fc.assert(
      fc.property(fc.array(anyStep, {maxLength: 10}), steps => {
        const store = aStore()
        const states = [see(store)]
        for (const step of steps) {
          const before = store.journal.entries().length
          take(store, step)
          if (store.journal.entries().length > before) states.push(see(store))
        }
        for (let at = states.length - 2; at >= 0; at--) {
          expect(undo(store)).toEqual([])
          expect(see(store)).toEqual(states[at])
        }
        expect(() => undo(store)).toThrow('nothing to undo')
        for (let at = 1; at < states.length; at++) {
          expect(redo(store)).toEqual([])
          expect(see(store)).toEqual(states[at])
        }
        expect(() => redo(store)).toThrow('nothing to redo')
      }),
      {numRuns: Math.ceil(runs / 20)},
    )
  })

  it('end where they began, however they are mixed', () => {
    const anyMoves = fc.array(fc.boolean(), {maxLength: 12})
    fc.assert(
      fc.property(fc.array(anyStep, {minLength: 1, maxLength: 6}), anyMoves, (steps, moves) => {
        const store = aStore()
        const states = [see(store)]
        for (const step of steps) {
          const before = store.journal.entries().length
          take(store, step)
          if (store.journal.entries().length > before) states.push(see(store))
        }
        let at = states.length - 1
        for (const back of moves) {
          if (back && at > 0) {
            undo(store)
            at--
          } else if (!back && at < states.length - 1) {
            redo(store)
            at++
          }
          expect(see(store)).toEqual(states[at])
        }
      }),
      {numRuns: Math.ceil(runs / 20)},
    )
  })

  it('take one change out of the middle by its id and put it back', () => {
    const store = aStore()
    store.commit('add', planOf(add('Apex')))
    const tier = store.commit('edit', planOf(change('Apex', {tier: 'A'}))).entry
    store.commit('edit', planOf(change('Apex', {status: 'paused'})))
    undo(store, tier?.id)
    expect(see(store)).toEqual([expect.objectContaining({status: 'paused'})])
    expect(see(store)).toEqual([expect.not.objectContaining({tier: 'A'})])
    redo(store)
    expect(see(store)).toEqual([expect.objectContaining({status: 'paused', tier: 'A'})])
  })

  it('remove with a record what was logged on it since, and bring both back', () => {
    const store = aStore()
    const added = store.commit('add', planOf(add('Apex'))).entry
    store.commit('log', planOf(touch('Apex', 'hello')))
    const before = see(store)
    undo(store, added?.id)
    expect(see(store)).toEqual([])
    redo(store)
    expect(see(store)).toEqual(before)
  })

  it('leave a field that was changed again since, say so, and go on', () => {
    const store = aStore()
    store.commit('add', planOf(add('Apex')))
    const first = store.commit('edit', planOf(change('Apex', {tier: 'A', tags: {vip: true}}))).entry
    store.commit('edit', planOf(change('Apex', {tier: 'B'})))
    expect(undo(store, first?.id)).toEqual(['tier of Apex has changed since and was left as it is'])
    expect(see(store)).toEqual([expect.objectContaining({tier: 'B'})])
    expect(see(store)).toEqual([expect.not.objectContaining({tags: {vip: true}})])
  })

  it('do not get stuck on a change that has nothing left to take back', () => {
    const adapter = createMemoryAdapter()
    const store = openStore(adapter)
    store.commit('add', planOf(add('Apex')))
    store.commit('edit', planOf(change('Apex', {tier: 'A'})))
    openStore(adapter, {replica: () => 'bbbbbb'}).commit('edit', planOf(change('Apex', {tier: 'B'})))
    expect(undo(store)).toHaveLength(1)
    undo(store)
    expect(see(store)).toEqual([])
  })

  it('make a record anew that an undo had taken back', () => {
    const store = aStore()
    store.commit('add', planOf(add('Apex')))
    const after = see(store)
    undo(store)
    store.commit('add', planOf(add('Apex')))
    expect(see(store)).toEqual(after)
    undo(store)
    expect(see(store)).toEqual([])
  })

  it('have nothing to redo after a new change', () => {
    const store = aStore()
    store.commit('add', planOf(add('Apex')))
    undo(store)
    store.commit('add', planOf(add('Bright')))
    expect(() => redo(store)).toThrow('nothing to redo')
  })
})
