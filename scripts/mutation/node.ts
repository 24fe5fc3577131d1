/** A node of a syntax tree, as the parser gives it: what it holds depends on its type. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value

/** One child of a node by its name. */
export function childOf(node: Node, key: string): Node | undefined {
  const child = node[key]
  return isNode(child) ? child : undefined
}

/** The nodes that stand directly in a node, each with the name of its place. */
export const childrenOf = (node: Node): (readonly [key: string, child: Node])[] =>
  Object.entries(node).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).filter(isNode).map(child => [key, child] as const),
  )
