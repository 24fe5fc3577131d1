import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readAllowance} from '../../../src/lib/hooks/allowance.ts'
import {hooksFolder} from '../../../src/lib/hooks/hook-files.ts'
import {decideHooks, type HookDesk, listHooks, setHookLimit} from '../../../src/lib/hooks/manage-hooks.ts'
import {errorOf} from '../../support/error-of.ts'
import {bookBeside, makeScratchFolder} from '../../support/scratch.ts'

const aDesk = (): HookDesk => ({
  book: bookBeside({'hooks/pre-log': 'exit 0', 'hooks/post-change': 'exit 1'}),
  folder: makeScratchFolder(),
  platform: 'linux',
})
const statesOf = (desk: HookDesk) => listHooks(desk).hooks.map(({name, state}) => `${name} ${state}`)
const copiesOf = (desk: HookDesk) => readdirSync(join(desk.folder, 'hooks')).toSorted()
const rewrite = ({book}: HookDesk, name: string, text: string) => writeFileSync(join(hooksFolder(book), name), text)
const rules = ({folder}: HookDesk) => join(folder, 'hooks.json')

describe('the hooks of a book', () => {
  it('are new until something is said of them', () => {
    expect(statesOf(aDesk())).toEqual(['post-change new', 'pre-log new'])
  })

  it('are allowed or denied one by one, or all', () => {
    const desk = aDesk()
    decideHooks(desk, 'allow', 'pre-log')
    expect(statesOf(desk)).toEqual(['post-change new', 'pre-log allowed'])
    decideHooks(desk, 'deny', undefined)
    expect(statesOf(desk)).toEqual(['post-change denied', 'pre-log denied'])
    decideHooks(desk, 'allow', undefined)
    expect(statesOf(desk)).toEqual(['post-change allowed', 'pre-log allowed'])
  })

  it.each(['allow', 'deny'] as const)('stand open again once the content of one is another, after %s', decision => {
    const desk = aDesk()
    decideHooks(desk, decision, undefined)
    rewrite(desk, 'pre-log', 'exit 2')
    expect(statesOf(desk)).toEqual([`post-change ${decision === 'allow' ? 'allowed' : 'denied'}`, 'pre-log changed'])
    rewrite(desk, 'pre-log', 'exit 0')
    expect(statesOf(desk)[1]).toBe(`pre-log ${decision === 'allow' ? 'allowed' : 'denied'}`)
  })

  it('are copied when they are allowed, and only the copy of what is allowed stays', () => {
    const desk = aDesk()
    decideHooks(desk, 'allow', 'pre-log')
    const [first = ''] = copiesOf(desk)
    expect(first).toMatch(/^pre-log-[0-9a-f]{16}$/)
    expect(readFileSync(join(desk.folder, 'hooks', first), 'utf8')).toBe('exit 0')
    rewrite(desk, 'pre-log', 'exit 2')
    decideHooks(desk, 'allow', 'pre-log')
    expect(copiesOf(desk)).toHaveLength(1)
    expect(copiesOf(desk)).not.toContain(first)
    rewrite(desk, 'pre-log', 'exit 3')
    decideHooks(desk, 'deny', 'pre-log')
    expect(copiesOf(desk)).toEqual([])
  })

  it('may take ten seconds, or as many as is set', () => {
    const desk = aDesk()
    expect(listHooks(desk).seconds).toBe(10)
    decideHooks(desk, 'allow', 'pre-log')
    expect(setHookLimit(desk, 30).seconds).toBe(30)
    expect(listHooks(desk).seconds).toBe(30)
    expect(statesOf(desk)).toContain('pre-log allowed')
  })

  it('are not those of a book at another place', () => {
    const desk = aDesk()
    decideHooks(desk, 'allow', undefined)
    const moved = {...desk, book: bookBeside({'hooks/pre-log': 'exit 0'})}
    expect(statesOf(moved)).toEqual(['pre-log new'])
  })

  it.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a text', '"allowed"'],
    ['a list', '[]'],
  ])('are allowed by no rules that are %s', (_, text) => {
    const desk = aDesk()
    decideHooks(desk, 'allow', undefined)
    writeFileSync(rules(desk), text)
    expect(statesOf(desk)).toEqual(['post-change new', 'pre-log new'])
  })

  it('are held to what is sound in the rules', () => {
    const desk = aDesk()
    const {book, folder} = desk
    writeFileSync(rules(desk), JSON.stringify({book, allowed: {a: 'hash', b: 1}, denied: 'all', seconds: 0}))
    expect(readAllowance(folder, book)).toEqual({book, allowed: {a: 'hash'}, denied: {}, seconds: 10})
    writeFileSync(rules(desk), JSON.stringify({book, seconds: 1}))
    expect(readAllowance(folder, book)).toEqual({book, allowed: {}, denied: {}, seconds: 1})
  })

  it('are named where one is asked for that is none', () => {
    const desk = aDesk()
    expect(errorOf(() => decideHooks(desk, 'allow', 'pre-lgo'))).toMatchObject({
      code: 'not-found',
      message: 'no such hook: pre-lgo',
      hint: 'Did you mean: pre-log?',
    })
    expect(errorOf(() => decideHooks(desk, 'allow', 'xyz')).hint).toContain('crm hooks list')
    const none = {...desk, book: bookBeside({})}
    expect(errorOf(() => decideHooks(none, 'allow', undefined))).toMatchObject({
      code: 'not-found',
      message: `no hooks beside ${none.book}`,
    })
  })
})
