import type {Interfaces} from '@oclif/core'

/** An argument that takes all remaining words as one text: see `wordsArg`. */
interface WordsArg extends Interfaces.Arg<unknown> {
  readonly joined?: boolean
}

const joinedName = (args: Interfaces.ArgInput | undefined): string | undefined =>
  Object.entries(args ?? {}).find(([, arg]: [string, WordsArg]) => arg.joined)?.[0]

/**
 * What a command hands to oclif's parser where one of its arguments takes all remaining words: there the parser must neither
 * refuse the words beyond the first nor ask that the arguments before be required, as it does for `multiple` ones.
 */
export function acceptWords<
  F extends Interfaces.OutputFlags<F>,
  B extends Interfaces.OutputFlags<B>,
  A extends Interfaces.OutputArgs<A>,
>(input: Interfaces.Input<F, B, A>): Interfaces.Input<F, B, A> {
  const {flags, baseFlags, enableJsonFlag} = input
  const args: Interfaces.ArgInput = input.args ?? {}
  if (joinedName(args) === undefined) return input
  const single = Object.entries(args).map(([key, arg]) => [key, {...arg, multiple: false}])
  return {
    args: Object.fromEntries(single),
    strict: false,
    ...(flags && {flags}),
    ...(baseFlags && {baseFlags}),
    ...(enableJsonFlag !== undefined && {enableJsonFlag}),
  }
}

/** The result of the parser with the remaining words joined by spaces into the argument that takes them. */
export function joinWords<
  F extends Interfaces.OutputFlags<F>,
  B extends Interfaces.OutputFlags<B>,
  A extends Interfaces.OutputArgs<A>,
>(parsed: Interfaces.ParserOutput<F, B, A>, args: Interfaces.ArgInput | undefined): Interfaces.ParserOutput<F, B, A> {
  const name = joinedName(args)
  if (name === undefined) return parsed
  const words = parsed.raw.filter(token => token.type === 'arg').slice(Object.keys(args ?? {}).indexOf(name))
  if (words.length === 0) return parsed
  return {...parsed, args: {...parsed.args, [name]: words.map(({input}) => input).join(' ')}}
}
