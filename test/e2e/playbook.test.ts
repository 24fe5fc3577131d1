import {describe, expect, it} from 'vitest'
import {type Desk, type DueItem, dueOf, sitDown} from '../support/crm.ts'

const stepsDue = (desk: Desk, ...words: string[]): string[] =>
  dueOf(desk, '--kind', 'playbook', ...words)
    .map(({id}) => id.slice(id.indexOf('/') + 1))
    .sort()

const withApex = (clock?: string, zone?: string): Desk => {
  const desk = sitDown(clock, zone)
  desk.ok('add', 'Apex', '--tier', 'D')
  return desk
}

describe('playbook start', () => {
  it('gives the onboarding in business days, each step with its id', () => {
    const desk = withApex()
    const {playbook, steps} = desk.ok('playbook', 'start', 'apex', '--json').json()
    expect(playbook).toMatchObject({name: 'onboarding', on: '2026-01-05'})
    expect(steps).toHaveLength(17)
    expect(steps[0]).toMatchObject({id: `${playbook.id}/day-0`, on: '2026-01-05', text: 'welcome and next steps'})
    expect(steps.map(({on}: DueItem) => on)).toContain('2026-01-12')
    expect(steps.at(-1)).toMatchObject({id: `${playbook.id}/day-90~2`, on: '2026-05-11', ifGood: true})
    expect(stepsDue(desk)).toEqual(['day-0'])
    desk.ok('undo')
    expect(stepsDue(desk)).toEqual([])
  })

  it("counts by the client's weekend, from the day that it is where they are", () => {
    const desk = sitDown('2026-01-07T20:00:00-08:00', 'America/Los_Angeles')
    desk.ok('add', 'Tehran Works', '--timezone', 'Asia/Tehran', '--weekend', 'fri')
    const daysOf = (...words: string[]) =>
      desk
        .ok('playbook', 'start', 'tehran', ...words, '--json')
        .json()
        .steps.slice(0, 3)
        .map(({on}: DueItem) => on)
    expect(daysOf()).toEqual(['2026-01-08', '2026-01-10', '2026-01-11'])
    desk.ok('undo')
    expect(daysOf('--on', '2026-01-09')).toEqual(['2026-01-10', '2026-01-11', '2026-01-12'])
    desk.ok('undo')
    expect(daysOf('--on', 'next monday')).toEqual(['2026-01-12', '2026-01-13', '2026-01-14'])
  })

  it('refuses a second one of the same, an unknown one and an unknown customer, and writes nothing', () => {
    const desk = withApex()
    desk.ok('playbook', 'start', 'apex')
    const before = desk.book()
    const again = desk.crm('playbook', 'start', 'apex', 'Onboarding', '--json')
    expect(again.code).toBe(2)
    expect(again.json().error).toMatchObject({code: 'exists', hint: expect.stringContaining('crm playbook stop j')})
    const unknown = desk.crm('playbook', 'start', 'apex', 'onbording', '--json')
    expect(unknown.code).toBe(3)
    expect(unknown.json().error.hint).toContain('onboarding')
    expect(desk.crm('playbook', 'start', 'nobody').code).toBe(3)
    expect(desk.crm('playbook', 'start', 'apex', 'win-back', '--on', '2099-01-01').code).toBe(2)
    expect(desk.crm('playbook', 'start', 'apex', 'win-back', '--on', '2026-02-30').code).toBe(2)
    expect(desk.book()).toBe(before)
    desk.ok('playbook', 'start', 'apex', 'win-back')
  })

  it('wins back those who left', () => {
    const desk = withApex()
    desk.ok('playbook', 'start', 'apex')
    desk.at('2026-02-02T09:00:00+01:00')
    desk.ok('edit', 'apex', '--status', 'former')
    expect(stepsDue(desk)).toEqual([])
    expect(desk.ok('playbook', 'start', 'apex', '--json').json().playbook.name).toBe('win-back')
    expect(stepsDue(desk)).toEqual(['day-0'])
    desk.ok('edit', 'apex', '--status', 'paused')
    expect(stepsDue(desk)).toEqual([])
  })
})

describe('the steps in due', () => {
  it('are skipped by fitting touches and answers, done, snoozed, and overdue after their day', () => {
    const desk = withApex()
    desk.ok('playbook', 'start', 'apex')
    desk.ok('log', 'apex', 'Welcome', '--via', 'email')
    expect(stepsDue(desk)).toEqual([])
    desk.at('2026-01-06T09:00:00+01:00')
    desk.ok('log', 'apex', 'Sent the calendar', '--via', 'email')
    expect(stepsDue(desk)).toEqual(['day-1'])
    desk.ok('log', 'apex', 'Talked', '--via', 'video')
    expect(stepsDue(desk)).toEqual([])
    desk.at('2026-01-08T09:00:00+01:00')
    expect(stepsDue(desk)).toEqual(['day-3', 'day-3~2'])
    const [touch] = dueOf(desk, '--kind', 'playbook')
    desk.ok('snooze', `${touch?.id}`, '--for', '1d')
    expect(stepsDue(desk)).toEqual(['day-3~2'])
    desk.at('2026-01-09T09:00:00+01:00')
    const goals = dueOf(desk, '--kind', 'playbook').find(({id}) => id.endsWith('day-3~2'))
    expect(goals).toMatchObject({late: 1, severity: 'overdue', on: '2026-01-08'})
    expect(desk.ok('done', `${goals?.id}`, '--json').json().done).toMatchObject({kind: 'playbook'})
    expect(stepsDue(desk)).not.toContain('day-3~2')
    expect(desk.crm('done', `${goals?.id}`).err).toContain('already done')
    desk.at('2026-01-23T09:00:00+01:00')
    expect(stepsDue(desk)).toContain('day-14')
    desk.ok('feedback', 'apex', 'pulse', '4')
    expect(stepsDue(desk)).not.toContain('day-14')
  })

  it('ask for a referral only after a good answer', () => {
    const desk = withApex()
    desk.ok('playbook', 'start', 'apex')
    desk.at('2026-05-11T09:00:00+02:00')
    expect(stepsDue(desk)).toContain('day-90')
    expect(stepsDue(desk)).not.toContain('day-90~2')
    desk.ok('feedback', 'apex', 'nps', '7')
    expect(stepsDue(desk)).not.toContain('day-90~2')
    desk.ok('undo')
    desk.ok('feedback', 'apex', 'nps', '9')
    expect(stepsDue(desk)).toContain('day-90~2')
  })

  it('are few where a playbook is entered late', () => {
    const desk = withApex()
    desk.ok('playbook', 'start', 'apex', '--on', '2025-09-01')
    expect(stepsDue(desk).length).toBeLessThanOrEqual(3)
  })

  it('each have commands that work when pasted', () => {
    const desk = withApex()
    desk.ok('config', 'playbook.onboarding', '0 call: ask "how"; 0 : goals: done?; 0 touch: hello')
    desk.ok('playbook', 'start', 'apex')
    const actions = dueOf(desk, '--kind', 'playbook').flatMap(({actions}) => actions)
    expect(actions).toHaveLength(9)
    for (const action of actions) {
      const words = [...action.matchAll(/"((?:\\.|[^"])*)"|(\S+)/g)].map(
        ([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
      )
      expect.soft(desk.crm(...words.slice(1)), action).toMatchObject({code: 0})
      desk.ok('undo')
    }
  })
})

describe('playbook list and stop', () => {
  it('list what runs, how its steps stand and what there is; a stopped one comes no more', () => {
    const desk = withApex()
    desk.ok('add', 'Bright')
    const {id} = desk.ok('playbook', 'start', 'apex', '--json').json().playbook
    desk.ok('playbook', 'start', 'bright', '--on', '2025-01-06')
    desk.ok('log', 'apex', 'Welcome', '--via', 'email')
    const {playbooks, available} = desk.ok('playbook', 'list', '--json').json()
    expect(playbooks).toMatchObject([
      {id, name: 'onboarding', customer: {name: 'Apex'}, state: 'running'},
      {customer: {name: 'Bright'}, state: 'finished'},
    ])
    expect(playbooks[0].steps.slice(0, 2)).toMatchObject([{state: 'skipped'}, {state: 'ahead', on: '2026-01-06'}])
    expect(available.map(({name}: {name: string}) => name)).toEqual(['onboarding', 'win-back'])
    expect(desk.ok('playbook', 'list', 'bright', '--json').json().playbooks).toHaveLength(1)
    expect(desk.ok('playbook', 'list').out).toContain('personal call')

    desk.at('2026-01-06T09:00:00+01:00')
    expect(desk.ok('playbook', 'stop', id.slice(0, 6), '--json').json().playbook).toMatchObject({
      id,
      stoppedOn: '2026-01-06',
    })
    expect(stepsDue(desk, '--days', '90')).toEqual([])
    const before = desk.book()
    desk.ok('playbook', 'stop', id)
    expect(desk.book()).toBe(before)
    expect(desk.crm('playbook', 'stop', 'jzzz').code).toBe(3)
    desk.ok('playbook', 'start', 'apex')
    expect(stepsDue(desk)).toEqual(['day-0'])
  })
})

describe('playbooks in the settings', () => {
  it('are read, changed, added and given back as text', () => {
    const desk = withApex()
    const read = (key: string): string => desk.ok('config', key, '--json').json().settings[key]
    const onboarding = read('playbook.onboarding')
    expect(onboarding).toContain('2-5 touch: a short touch')
    expect(desk.ok('config', 'playbook.onboarding').out).toContain(onboarding)
    desk.ok('config', 'playbook.onboarding', `${onboarding}; 120 two-way: half a year`)
    expect(read('playbook.onboarding')).toBe(`${onboarding}; 120 two-way: half a year`)
    desk.ok('config', 'playbook.kick-off', '0 Call:  hello ;2–3 touch: short')
    expect(read('playbook.kick-off')).toBe('0 call: hello; 2-3 touch: short')
    expect(desk.ok('playbook', 'start', 'apex', 'kick-off', '--json').json().steps).toHaveLength(3)
    desk.ok('config', 'playbook.onboarding', '--unset')
    expect(read('playbook.onboarding')).toBe(onboarding)
    desk.ok('config', 'playbook.kick-off', '--unset')
    expect(desk.ok('playbook', 'list', '--json').json().playbooks).toMatchObject([{state: 'gone'}])
    expect(stepsDue(desk)).toEqual([])
  })

  it.each([
    ['a negative day', '0 welcome; -3 call: hello', '-3'],
    ['a negative day first', '-3 call: hello', '-3'],
    ['no steps', ' ; ', 'without steps'],
    ['an unknown channel', '1 pigeon: hello', 'pigeon'],
    ['a step without its day', 'welcome', 'welcome'],
  ])('with %s are refused, and nothing is written', (_, text, named) => {
    const desk = withApex()
    const before = desk.book()
    const run = desk.crm('config', 'playbook.onboarding', text)
    expect(run).toMatchObject({code: 2, out: ''})
    expect(run.err).toContain(named)
    const {error} = desk.crm('config', 'playbook.mine', text, '--json').json()
    expect(error).toMatchObject({code: 'invalid-value', hint: expect.stringMatching(/\S/)})
    expect(desk.book()).toBe(before)
  })

  it('need a name of letters', () => {
    const desk = withApex()
    expect(desk.crm('config', 'playbook.', '0 hello').code).toBe(2)
    expect(desk.crm('config', 'playbook.a b', '0 hello').err).toContain('playbook.a b')
  })

  it('are explained in the help of config, as the other keys are', () => {
    const {out} = sitDown().ok('config', '--help')
    for (const key of ['playbook.onboarding', 'playbook.NAME', 'quiet', 'cadence.A', 'cadence.tag.TAG']) {
      expect(out).toContain(key)
    }
  })
})
