import {parseAst} from 'rolldown/parseAst'
import {childOf, childrenOf, type Node} from './node.ts'
import {operators, type Replacement} from './operators.ts'

/** One way to break a source file. */
export interface Mutant {
  readonly operator: string
  /** The piece of the text that is replaced. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** A block is replaced from within: its braces stay. */
  readonly block: boolean
}

/** Where a mutated source can be cut: its mutants, and the places that need more than a replacement. */
export interface Findings {
  readonly mutants: readonly Mutant[]
  /** Statements that begin with an expression: in a text without semicolons a parenthesis there would go on with the line before. */
  readonly statements: readonly number[]
  /** Just behind the brace of every loop's body. */
  readonly loops: readonly number[]
}

/** Parts of a tree that are no code that runs, or in which no other expression may stand. */
const skippedKeys: ReadonlySet<string> = new Set([
  'returnType',
  'source',
  'superTypeParameters',
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
])

const transparent: ReadonlySet<string> = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])

const loopTypes: ReadonlySet<string> = new Set([
  'DoWhileStatement',
  'ForInStatement',
  'ForOfStatement',
  'ForStatement',
  'WhileStatement',
])

const holdsStatements: ReadonlySet<string> = new Set(['BlockStatement', 'Program', 'SwitchCase'])

const isSkipped = (parent: Node, key: string, child: Node): boolean =>
  skippedKeys.has(key) ||
  (child.type.startsWith('TS') && !transparent.has(child.type)) ||
  (key === 'key' && parent['computed'] !== true) ||
  typeof child['directive'] === 'string' ||
  (parent.type === 'TaggedTemplateExpression' && key === 'quasi')

/** In a chain like `a?.b.c()` the links belong together: only the whole can be replaced. */
const isLink = (parent: Node, key: string, inChain: boolean): boolean =>
  parent.type === 'ChainExpression' || (inChain && (key === 'object' || key === 'callee'))

const callsParent = (node: Node): boolean =>
  node.type === 'Super' || childrenOf(node).some(([, child]) => callsParent(child))

/** The signs that a comparison answers with, as in `a < b ? -1 : 1`: another number of the same sign says the same. */
const isSignOnly = (node: Node, textOf: (node: Node) => string): boolean =>
  node.type === 'ConditionalExpression' &&
  ['consequent', 'alternate'].every(key => {
    const branch = childOf(node, key)
    return branch !== undefined && /^(?:-?1|0)$/.test(textOf(branch))
  })

/** Every mutant of a TypeScript source, in the order of its text. */
export function findMutants(source: string): Findings {
  const found: Replacement[] = []
  const statements: number[] = []
  const loops: number[] = []
  const textOf = ({start, end}: Node): string => source.slice(start, end)

  const visit = (node: Node, inChain: boolean): void => {
    const mayBreak = !(node.type === 'BlockStatement' && callsParent(node))
    if (mayBreak && !inChain) found.push(...(operators[node.type]?.(node, textOf) ?? []))
    const body = childOf(node, 'body')
    if (loopTypes.has(node.type) && body?.type === 'BlockStatement') loops.push(body.start + 1)
    for (const [key, child] of childrenOf(node)) {
      if (isSkipped(node, key, child) || (key !== 'test' && isSignOnly(node, textOf))) continue
      if (holdsStatements.has(node.type) && child.type === 'ExpressionStatement') statements.push(child.start)
      visit(child, isLink(node, key, inChain))
    }
  }
  visit(parseAst(source, {lang: 'ts', sourceType: 'module'}) as unknown as Node, false)

  const mutants = found.map(({operator, node, text}) => ({
    operator,
    start: node.start,
    end: node.end,
    text,
    block: node.type === 'BlockStatement',
  }))
  const seen = new Set<string>()
  return {
    statements,
    loops,
    mutants: mutants
      .filter(({start, end, text}) => {
        const key = `${start} ${end} ${text}`
        return source.slice(start, end) !== text && !seen.has(key) && seen.add(key)
      })
      .toSorted((a, b) => a.start - b.start || b.end - a.end),
  }
}
