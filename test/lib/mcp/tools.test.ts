import {describe, expect, it} from 'vitest'
import {root} from '../../../scripts/root.ts'
import {argvOf, inputSchemaOf, type Tool, toolsOf} from '../../../src/lib/mcp/tools.ts'
import {readManifest} from '../../../src/lib/program/manifest.ts'

const manifest = readManifest(root)
const everything = toolsOf(manifest, {readOnly: false, removal: true})
const tool = (name: string): Tool => {
  const found = everything.find(each => each.name === name)
  if (!found) throw new Error(name)
  return found
}

describe('tools made from the manifest', () => {
  it('never take a flag that writes a file, opens a program, or names another book', () => {
    const takersOf = (name: string) =>
      everything.filter(({inputs}) => inputs.some(input => input.name === name)).map(each => each.name)
    for (const name of ['file', 'json', 'evidence-file', 'force', 'yes', 'review'])
      expect(takersOf(name), name).toEqual([])
    expect(takersOf('out'), 'a direction, not a file').toEqual(['edit', 'log'])
    expect(takersOf('open'), 'unsettled ones, not a program').toEqual(
      ['feedback', 'opportunity', 'promise', 'remind', 'request'].map(noun => `${noun}_list`),
    )
    expect(takersOf('evidence'), 'a link, not a file').toEqual(['edit', 'value'])
  })

  it('have inputs of different names', () => {
    for (const {name, inputs} of everything) {
      const names = inputs.map(input => input.name)
      expect(new Set(names).size, name).toBe(names.length)
    }
  })

  it('require what the command requires', () => {
    expect(inputSchemaOf(tool('promise')).required).toEqual(['customer', 'text'])
  })
})

describe('the words of a call', () => {
  it('put every value where it cannot be taken for a flag', () => {
    expect(
      argvOf(tool('log'), {customer: '--help', text: '-x --json', via: '--out', with: ['a', '--b'], both: true}),
    ).toEqual(['--via=--out', '--with=a', '--with=--b', '--both', '--', '--help', '-x --json'])
  })

  it('leave out what is not given, and false', () => {
    expect(argvOf(tool('due'), {days: 7, customer: null})).toEqual(['--days=7', '--'])
    expect(argvOf(tool('log'), {customer: 'a', text: 'b', both: false})).toEqual(['--', 'a', 'b'])
  })

  it('refuse an argument behind one that is missing, values of another kind, and inputs there are not', () => {
    expect(() => argvOf(tool('log'), {text: 'b'})).toThrow('customer is missing')
    expect(() => argvOf(tool('log'), {customer: {}})).toThrow('customer is not a text: {}')
    expect(() => argvOf(tool('due'), {kind: [['a']]})).toThrow('kind is not a text')
    expect(() => argvOf(tool('due'), {check: true})).toThrow('due takes no check')
  })

  it('say yes for a removal: calling the tool is the answer', () => {
    expect(argvOf(tool('rm'), {id: 'c4k7'})).toEqual(['--yes', '--', 'c4k7'])
  })
})
