import {afterEach, describe, expect, it} from 'vitest'
import {findMutants, type Mutant} from '../../scripts/mutation/find-mutants.ts'
import {instrument} from '../../scripts/mutation/instrument.ts'
import {regexVariants} from '../../scripts/mutation/regex-variants.ts'
import {failsWith, installSwitches, startTrail, trail} from '../../scripts/mutation/switches.ts'

const applyTo = (source: string, {start, end, block, text}: Mutant): string =>
  block ? `${source.slice(0, start + 1)}${source.slice(end - 1)}` : source.slice(0, start) + text + source.slice(end)

const mutationsOf = (source: string): string[] => findMutants(source).mutants.map(each => applyTo(source, each))

describe('findMutants', () => {
  it.each<[string, string[]]>([
    ['x = a < b', ['x = true', 'x = false', 'x = (a) <= (b)', 'x = (a) >= (b)']],
    ['x = a && b', ['x = true', 'x = false', 'x = (a) || (b)']],
    ['x = a ?? b ?? c', ['x = (a) && (b) ?? c', 'x = (a ?? b) && (c)']],
    ['x += y', ['x -= (y)']],
    ['x = !a', ['x = a']],
    ['x = true', ['x = false']],
    ['x = 7', ['x = (7 + 1)']],
    [`x = 'a'`, [`x = ''`]],
    [`x = ''`, [`x = 'mutant'`]],
    ['x = [a]', ['x = []']],
    ['x = []', [`x = ['mutant']`]],
    ['x = {a}', ['x = {}']],
    ['x = {}', []],
    ['x = () => a', ['x = () => undefined']],
    ['x = a.filter(b)', ['x = a']],
    ['x = a.some(b)', ['x = a.every(b)']],
    ['x = Math.min(a, b)', ['x = Math.max(a, b)']],
    ['x = a?.b?.[c]', ['x = a.b?.[c]', 'x = a?.b[c]']],
    ['x = a?.filter(b)', ['x = a.filter(b)']],
    ['x = a ? b : c', ['x = true ? b : c', 'x = false ? b : c']],
    ['x = a ? -1 : 1', ['x = true ? -1 : 1', 'x = false ? -1 : 1']],
    ['if (a) b()', ['if (true) b()', 'if (false) b()']],
    ['while (a) b()', ['while (false) b()']],
    ['function f() { return a }', ['function f() {}']],
    ['x = /^a$/', ['x = /a$/', 'x = /^a/']],
  ])('breaks %s', (source, expected) => {
    expect(mutationsOf(source).toSorted()).toEqual(expected.toSorted())
  })

  it.each([
    `import {a} from './a.ts'`,
    `type A = 'a' | 7 | {b: true}`,
    'x = y as typeof z',
    `x = {'a-b': a}.c`,
    'x = tag`a`',
    `'use strict'`,
  ])('breaks nothing that is a name or a type: %s', source => {
    expect(mutationsOf(source).filter(text => !text.includes('{}'))).toEqual([])
  })

  it('leaves a constructor that has to call another one', () => {
    expect(mutationsOf('class A extends B { constructor() { super() } }')).toEqual([])
  })
})

describe('regexVariants', () => {
  it('breaks a pattern in one place at a time, and only so that it still is one', () => {
    expect(regexVariants(String.raw`^\d+[a-z]?(?=x)\p{L}{2}$`, 'u')).toEqual([
      String.raw`\d+[a-z]?(?=x)\p{L}{2}$`,
      String.raw`^\D+[a-z]?(?=x)\p{L}{2}$`,
      String.raw`^\d[a-z]?(?=x)\p{L}{2}$`,
      String.raw`^\d+[^a-z]?(?=x)\p{L}{2}$`,
      String.raw`^\d+[a-z](?=x)\p{L}{2}$`,
      String.raw`^\d+[a-z]?(?!x)\p{L}{2}$`,
      String.raw`^\d+[a-z]?(?=x)\P{L}{2}$`,
      String.raw`^\d+[a-z]?(?=x)\p{L}$`,
      String.raw`^\d+[a-z]?(?=x)\p{L}{2}`,
    ])
    expect(regexVariants('^', '')).toEqual([])
  })
})

/** One of everything that could come out wrong: lines without semicolons, chains, loops, nested places, comments. */
const sample = `
const weights = {a: 2, b: [3, 5]}
const half = n => n / 2
function work(list, extra) {
  let sum = extra?.start ?? 0 // a comment
  const lines = []
  lines.push('x')
  ;[1].forEach(one => { sum += one })
  for (const each of list) {
    if (each < 0 || each === 9) continue
    sum += each % 2 === 0 ? half(each) : -each
    extra?.seen?.(each)
  }
  let turns = 0
  while (turns < 3 && !lines.includes('y')) turns++
  do { sum++ } while (sum < -5)
  lines.push(\`\${sum} \${turns}\`.padStart(4, '0'))
  return [sum, ...lines.filter(line => /^x|\\d+/.test(line)), extra?.list?.slice(1).length, weights.b.map(n => n * weights.a)]
}
return [[], [1, 2, 3], [-1, 9, 4]].map(list => work(list, list[0] ? {start: 5, list, seen: () => list} : undefined))`

const run = (code: string): unknown => {
  try {
    return new Function(code)()
  } catch (error) {
    return String(error)
  }
}

describe('instrument', () => {
  const findings = findMutants(`() => {${sample}}`)
  const offset = '() => {'.length
  const moved = (at: number): number => at - offset
  const inside = findings.mutants.filter(({start, end}) => start >= offset && end <= offset + sample.length)
  const mutants = inside.map(each => ({...each, start: moved(each.start), end: moved(each.end)}))
  const places = {mutants, statements: findings.statements.map(moved), loops: findings.loops.map(moved)}
  const instrumented = instrument(sample, places, 1)

  afterEach(startTrail)

  it('does without a mutant what the source does, line by line', () => {
    installSwitches()
    startTrail()
    expect(run(instrumented)).toEqual(run(sample))
    expect(trail().loaded.size).toBeGreaterThan(80)
  })

  it('does with each mutant what the source does with that replacement', async () => {
    installSwitches()
    let ended = 0
    for (const [index, mutant] of mutants.entries()) {
      let result: unknown
      await failsWith(index + 1, 10_000, () => {
        result = run(instrumented)
      })
      if (String(result).includes('no end after')) continue
      ended += 1
      expect(result, applyTo(sample, mutant)).toEqual(run(applyTo(sample, mutant)))
    }
    expect(ended).toBeGreaterThan(mutants.length - 8)
  })

  it('stops a mutant that does not end', async () => {
    const source = 'for (let n = 0; n < 3; n++) {}'
    installSwitches()
    const {mutants: ways, ...rest} = findMutants(source)
    const endless = ways.findIndex(({text}) => text === 'n--')
    const code = instrument(source, {mutants: ways, ...rest}, 1)
    expect(await failsWith(endless + 1, 1000, () => new Function(code)())).toBe(true)
    expect(await failsWith(0, 1000, () => new Function(code)())).toBe(false)
  })
})
