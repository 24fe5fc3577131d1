import {childOf, type Node} from './node.ts'
import {regexVariants} from './regex-variants.ts'

/** A piece of the text that is replaced, and what by. */
export interface Replacement {
  readonly operator: string
  readonly node: Node
  readonly text: string
}

type TextOf = (node: Node) => string
type Operator = (node: Node, textOf: TextOf) => readonly Replacement[]

const otherOperators: {readonly [operator: string]: readonly string[]} = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '??=': ['&&='],
  '||=': ['&&='],
  '++': ['--'],
  '--': ['++'],
}

const otherMethods: {readonly [method: string]: string} = {
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
  trimStart: 'trimEnd',
  trimEnd: 'trimStart',
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
}

/** Methods whose object can stand in place of their answer. */
const needlessMethods: ReadonlySet<string> = new Set([
  'filter',
  'padEnd',
  'padStart',
  'reverse',
  'slice',
  'sort',
  'toReversed',
  'toSorted',
  'trim',
])

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '===', '!=='])

const otherOperator: Operator = (node, textOf) => {
  const [left, right] = [childOf(node, 'left'), childOf(node, 'right')]
  if (left === undefined || right === undefined) return []
  const joinsText = [left, right].some(({type, value}) => type === 'TemplateLiteral' || typeof value === 'string')
  if (joinsText && node['operator'] === '+') return []
  const target = node.type === 'AssignmentExpression' ? textOf(left) : `(${textOf(left)})`
  return (otherOperators[String(node['operator'])] ?? []).map(name => ({
    operator: 'other operator',
    node,
    text: `${target} ${name} (${textOf(right)})`,
  }))
}

const always = (node: Node): Replacement[] =>
  ['true', 'false'].map(text => ({operator: 'condition decided', node, text}))

const decidedTest: Operator = node => {
  const test = childOf(node, 'test')
  if (test === undefined) return []
  const loops = !['IfStatement', 'ConditionalExpression'].includes(node.type)
  return always(test).filter(({text}) => !loops || text === 'false')
}

const otherUnary: Operator = (node, textOf) => {
  const argument = childOf(node, 'argument')
  if (argument === undefined) return []
  if (node['operator'] === '!') return [{operator: 'negation gone', node, text: textOf(argument)}]
  return node['operator'] === '-' ? [{operator: 'sign gone', node, text: `+${textOf(argument)}`}] : []
}

const otherUpdate: Operator = (node, textOf) => {
  const [other = ''] = otherOperators[String(node['operator'])] ?? []
  return [{operator: 'other operator', node, text: textOf(node).replace(String(node['operator']), other)}]
}

const otherLiteral: Operator = (node, textOf) => {
  const {value} = node
  if (typeof value === 'boolean') return [{operator: 'other literal', node, text: String(!value)}]
  if (typeof value === 'number') return [{operator: 'other number', node, text: `(${textOf(node)} + 1)`}]
  if (typeof value === 'string') return [{operator: 'other text', node, text: value === '' ? `'mutant'` : `''`}]
  const regex = node['regex']
  if (typeof regex !== 'object' || regex === null) return []
  const {pattern, flags} = regex as {readonly pattern: string; readonly flags: string}
  return regexVariants(pattern, flags).map(text => ({operator: 'other pattern', node, text: `/${text}/${flags}`}))
}

const emptied =
  (children: string, empty: string, filled: string): Operator =>
  node => {
    const held = node[children]
    const text = Array.isArray(held) && held.length > 0 ? empty : filled
    return text === '' ? [] : [{operator: 'literal emptied', node, text}]
  }

const emptiedTemplate: Operator = (node, textOf) =>
  textOf(node) === '``' ? [] : [{operator: 'other text', node, text: '``'}]

const emptiedBlock: Operator = node =>
  Array.isArray(node['body']) && node['body'].length > 0 ? [{operator: 'block emptied', node, text: ''}] : []

const emptiedArrow: Operator = node => {
  const body = childOf(node, 'body')
  if (body === undefined || body.type === 'BlockStatement') return []
  return [{operator: 'function emptied', node: body, text: 'undefined'}]
}

const otherMethod: Operator = (node, textOf) => {
  const callee = childOf(node, 'callee')
  if (callee?.type !== 'MemberExpression' || callee['computed'] === true) return []
  const [object, property] = [childOf(callee, 'object'), childOf(callee, 'property')]
  if (object === undefined || property === undefined) return []
  const name = String(property['name'])
  if (needlessMethods.has(name)) return [{operator: 'method gone', node, text: textOf(object)}]
  const other = Object.hasOwn(otherMethods, name) ? otherMethods[name] : undefined
  if (other === undefined) return []
  const [before, after] = [
    {...node, end: property.start},
    {...node, start: property.end},
  ]
  return [{operator: 'other method', node, text: textOf(before) + other + textOf(after)}]
}

/** Every optional link of a chain made a firm one, each on its own. */
const firmChain: Operator = (node, textOf) => {
  const text = textOf(node)
  const links: number[] = []
  for (let link = childOf(node, 'expression'); link !== undefined; ) {
    const object = childOf(link, 'object') ?? childOf(link, 'callee') ?? childOf(link, 'expression')
    if (object !== undefined && link['optional'] === true) links.push(text.indexOf('?.', object.end - node.start))
    link = object
  }
  return links.map(at => {
    const after = text.slice(at + 2)
    return {operator: 'chain made firm', node, text: text.slice(0, at) + (/^[[(]/.test(after) ? '' : '.') + after}
  })
}

const comparison: Operator = (node, textOf) => [
  ...otherOperator(node, textOf),
  ...(comparisons.has(String(node['operator'])) ? always(node) : []),
]

/** What can be broken in a node, by its type. */
export const operators: {readonly [type: string]: Operator} = {
  ArrayExpression: emptied('elements', '[]', `['mutant']`),
  ArrowFunctionExpression: emptiedArrow,
  AssignmentExpression: otherOperator,
  BinaryExpression: comparison,
  BlockStatement: emptiedBlock,
  CallExpression: otherMethod,
  ChainExpression: firmChain,
  ConditionalExpression: decidedTest,
  DoWhileStatement: decidedTest,
  ForStatement: decidedTest,
  IfStatement: decidedTest,
  Literal: otherLiteral,
  LogicalExpression: (node, textOf) => [
    ...otherOperator(node, textOf),
    ...(node['operator'] === '??' ? [] : always(node)),
  ],
  ObjectExpression: emptied('properties', '{}', ''),
  TemplateLiteral: emptiedTemplate,
  UnaryExpression: otherUnary,
  UpdateExpression: otherUpdate,
  WhileStatement: decidedTest,
}
