import {execFileSync} from 'node:child_process'
import {readFileSync, renameSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, it} from 'vitest'
import {type Desk, type Run, sitDown} from '../support/crm.ts'

const hourMs = 3_600_000

/** One of the two laptops: a book of its own, and a clock that may be wrong. */
class Laptop {
  readonly file: string
  readonly #desk: Desk
  readonly #skewMs: number

  constructor(desk: Desk, name: string, skewMs: number) {
    this.#desk = desk
    this.file = join(desk.home, name, 'crm.json')
    this.#skewMs = skewMs
  }

  /** Runs a command at this time of the true clock. */
  at(time: string, ...words: readonly string[]): Run {
    this.#desk.at(new Date(Date.parse(`${time}:00Z`) + this.#skewMs).toISOString(), 'UTC')
    return this.#desk.crm(...words, '--file', this.file)
  }

  /** As at, and fails the test unless it exits 0. */
  ok(time: string, ...words: readonly string[]): Run {
    const run = this.at(time, ...words)
    if (run.code !== 0) throw new Error(`crm ${words.join(' ')} exited ${run.code}\n${run.out}\n${run.err}`)
    return run
  }

  get text(): string {
    return readFileSync(this.file, 'utf8')
  }
}

it('two laptops go through a month, and nothing is lost between them', {timeout: 300_000}, () => {
  const desk = sitDown()
  const hub = join(desk.home, 'hub.git')
  desk.set({GIT_CONFIG_NOSYSTEM: '1', EMAIL: 'riko@example.com', GIT_AUTHOR_NAME: 'Riko', GIT_COMMITTER_NAME: 'Riko'})
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', hub])
  // One clock runs two hours ahead, the other half a day behind.
  const office = new Laptop(desk, 'office', 2 * hourMs)
  const travel = new Laptop(desk, 'travel', -12 * hourMs)

  // The first week: the book begins in the office, and the other laptop takes it over.
  office.ok('2026-03-02T09:00', 'add', 'Harbour Foods', '--tier', 'B', '--tag', 'food')
  office.ok('2026-03-02T09:05', 'add', 'Meadow Clinics', '--tier', 'C')
  office.ok('2026-03-02T09:10', 'sync', '--remote', hub)
  travel.ok('2026-03-02T20:00', 'sync', '--remote', hub)
  expect(travel.text).toBe(office.text)

  // On the road without a network: the sync says so, keeps what is new, and the laptop goes on.
  renameSync(hub, `${hub}.away`)
  travel.ok('2026-03-04T13:00', 'log', 'harbour', 'Walked through the plant', '--via', 'visit')
  const offline = travel.at('2026-03-04T13:05', 'sync')
  expect([offline.code, offline.err]).toEqual([5, expect.stringContaining('is committed on this machine')])
  travel.ok('2026-03-05T13:00', 'edit', 'harbour', '--tier', 'A', '--add-tag', 'vip')
  travel.ok('2026-03-05T13:10', 'promise', 'harbour', 'Send the shift plan', '--due', '2026-03-13')

  // Meanwhile in the office, of the same client: another tier, another tag, another talk.
  office.ok('2026-03-05T15:00', 'edit', 'harbour', '--tier', 'C', '--add-tag', 'seasonal')
  office.ok('2026-03-05T15:10', 'log', 'harbour', 'They asked about the summer', '--via', 'email')

  // Back home: both sync. What one changed alone is there, both tags too; of the tier one value stands and the other waits.
  renameSync(`${hub}.away`, hub)
  office.ok('2026-03-06T18:00', 'sync')
  const joined = travel.ok('2026-03-06T19:00', 'sync', '--json').json()
  expect(joined).toMatchObject({merged: 1, conflicts: 1})
  office.ok('2026-03-06T20:00', 'sync')
  expect(office.text).toBe(travel.text)
  const {customer} = office.ok('2026-03-06T20:01', 'show', 'harbour', '--json').json()
  expect(customer).toMatchObject({tier: 'C', tags: ['food', 'seasonal', 'vip']})
  const touches = office.ok('2026-03-06T20:02', 'find', 'plant', '--json').json().matches
  expect(touches).toHaveLength(1)

  // The tier was right on the road: it is settled there, and stays settled in the office.
  const {conflicts} = travel.ok('2026-03-07T10:00', 'conflicts', '--json').json()
  expect(conflicts).toMatchObject([{field: 'tier', kept: 'C', lost: 'A'}])
  travel.ok('2026-03-07T10:01', 'conflicts', 'harbour', '--keep', 'mine')
  travel.ok('2026-03-07T10:02', 'sync')
  office.ok('2026-03-09T09:00', 'sync')
  expect(office.ok('2026-03-09T09:01', 'show', 'harbour', '--json').json().customer.tier).toBe('A')
  expect(office.ok('2026-03-09T09:02', 'conflicts', '--json').json().conflicts).toEqual([])

  // A promise is kept in the office although the slow clock made it, and a wrong edit is undone after a sync.
  const promise = office.ok('2026-03-12T09:00', 'promise', 'list', '--json').json().promises[0].id
  office.ok('2026-03-12T09:01', 'promise', 'keep', promise)
  travel.ok('2026-03-12T09:30', 'edit', 'meadow', '--tier', 'D')
  travel.ok('2026-03-12T09:31', 'sync')
  office.ok('2026-03-12T10:00', 'sync')
  office.ok('2026-03-12T10:01', 'log', 'meadow', 'New roster agreed')
  office.ok('2026-03-12T10:02', 'sync')
  travel.ok('2026-03-13T09:00', 'sync')
  travel.ok('2026-03-13T09:01', 'undo')
  travel.ok('2026-03-13T09:02', 'sync')
  office.ok('2026-03-13T18:00', 'sync')
  const meadow = office.ok('2026-03-13T18:01', 'show', 'meadow', '--json').json()
  expect(meadow.customer.tier).toBe('C')
  expect(JSON.stringify(meadow.timeline)).toContain('New roster agreed')

  // The office can tell what was changed on the road, with the values before.
  const {changes} = office.ok('2026-03-13T18:02', 'history', 'harbour', '--json').json()
  const machines = new Set(changes.map(({machine}: {machine: string}) => machine))
  expect(machines.size).toBe(2)
  const written = changes.flatMap(({fields, source}: {fields: object[]; source: string}) =>
    source === 'book' ? fields : [],
  )
  expect(written).toContainEqual(expect.objectContaining({field: 'tier', after: 'A'}))
  expect(new Set(changes.map(({id}: {id: string}) => id)).size).toBe(changes.length)

  // A client is removed on one side while the other still works with them: the later work shows them again, and says so.
  office.ok('2026-03-20T09:00', 'rm', customer.id, '--yes')
  travel.ok('2026-03-21T22:00', 'edit', 'harbour', '--website', 'https://harbour.example')
  office.ok('2026-03-21T22:30', 'sync')
  expect(travel.ok('2026-03-21T23:00', 'sync').out).toContain('Back again: Harbour Foods')

  // At the end of the month somebody asks to be forgotten; nothing that the other laptop writes brings them back.
  office.ok('2026-03-30T09:00', 'sync')
  office.ok('2026-03-30T09:01', 'forget', 'meadow', '--yes')
  travel.ok('2026-03-30T21:30', 'log', 'meadow', 'one more talk with Meadow')
  office.ok('2026-03-30T22:00', 'sync')
  travel.ok('2026-03-31T09:00', 'sync')
  office.ok('2026-03-31T10:00', 'sync')
  expect(office.text).toBe(travel.text)
  expect(office.text).not.toMatch(/Meadow|roster/)
  expect(office.ok('2026-03-31T10:02', 'history', '--json', '--last', '100').out).not.toMatch(/Meadow|roster/)
  expect(office.at('2026-03-31T10:03', 'doctor', '--json').json().problems).toEqual([])
  expect(execFileSync('git', ['status', '--porcelain'], {cwd: dirname(office.file), encoding: 'utf8'})).toBe('')
})
