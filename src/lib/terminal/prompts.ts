import {CrmError} from '../errors.ts'
import {safeText} from '../text/safe.ts'
import {type Palette, plainPalette} from './colour.ts'
import {displayWidth, isolate, truncate, wrap} from './width.ts'

export interface PromptStreams {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

export interface Choice<T> {
  readonly name: string
  readonly value: T
  /** Shown below the list while the choice is the chosen one. */
  readonly hint?: string
}

/** Asks a person. Each question throws `CrmError` `cancelled` on Ctrl-C and at the end of the input. */
export interface Prompter {
  /** Free text; `initial` is the answer to an empty line. `validate` gives true, or what is wrong. */
  ask(question: {message: string; initial?: string; validate?: (text: string) => true | string}): Promise<string>
  /** One of the choices, cut to the window; `initial` is the one that stands ready, else the first. */
  choose<T>(question: {message: string; choices: readonly Choice<T>[]; initial?: T | undefined}): Promise<T>
  /** A choice from what `find` gives for the text typed so far; `find` must not throw. */
  search<T>(question: {message: string; find: (text: string) => readonly Choice<T>[]}): Promise<T>
  confirm(question: {message: string; initial: boolean}): Promise<boolean>
}

const show = (text: string): string => isolate(safeText(text))

/** What stands before a choice and before a question, with a column left over, and what goes around an answer. */
const [beforeChoice, beforeQuestion, aroundAnswer] = [3, 3, 4]

/** A question broken between words: inquirer breaks it where the window ends. */
const linesOf = (message: string, width: number): string[] =>
  wrap(safeText(message), Math.max(beforeQuestion, width - beforeQuestion))

const showQuestion = (message: string, width: number): string => linesOf(message, width).map(isolate).join('\n')

/** A choice on one line, alone and behind its question: inquirer draws amiss what it has to wrap. */
const offer = ({name, hint}: Choice<unknown>, value: number, {message, width}: {message: string; width: number}) => {
  const room = width - displayWidth(linesOf(message, width).at(-1) ?? '') - aroundAnswer
  return {
    name: isolate(truncate(safeText(name), width - beforeChoice)),
    short: isolate(truncate(safeText(name), Math.max(beforeChoice, room))),
    value,
    ...(hint === undefined ? {} : {description: show(hint)}),
  }
}

/** Colours by the palette: inquirer's own ones ignore `NO_COLOR` on some versions of Node. */
const createTheme = (palette: Palette) => ({
  prefix: palette.accent('?'),
  style: {
    answer: (text: string) => palette.accent(text),
    message: (text: string) => palette.strong(text),
    error: (text: string) => palette.danger(`> ${safeText(text)}`),
    defaultAnswer: (text: string) => palette.dim(`(${text})`),
    highlight: (text: string) => palette.accent(text),
    description: (text: string) => palette.dim(text),
    searchTerm: (text: string) => palette.accent(safeText(text)),
    keysHelpTip: (keys: [key: string, action: string][]) => palette.dim(keys.map(key => key.join(' ')).join(', ')),
  },
})

const isCancellation = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')

/** Runs `ask` with a signal that is given when readline lets go of the input: inquirer would wait for ever after Ctrl-D. */
const untilInputEnds = async <T>(
  input: NodeJS.ReadableStream,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const ended = new AbortController()
  const abort = () => setImmediate(() => ended.abort())
  input.on('pause', abort)
  try {
    return await ask(ended.signal)
  } finally {
    input.off('pause', abort)
  }
}

type Question = {type: 'input' | 'select' | 'search' | 'confirm'; message: string} & Record<string, unknown>

const put = async ({input, output}: PromptStreams, question: Question): Promise<unknown> => {
  const {default: inquirer} = await import('inquirer')
  try {
    return await untilInputEnds(input, async signal => {
      const prompt = inquirer.createPromptModule({input, output, signal})
      const {answer}: {answer: unknown} = await prompt({...question, name: 'answer'})
      return answer
    })
  } catch (error) {
    if (isCancellation(error)) throw new CrmError('cancelled', 'Cancelled: nothing was written.', {cause: error})
    throw error
  }
}

const pick = <T>(choices: readonly Choice<T>[], answer: unknown): T => {
  const choice = typeof answer === 'number' ? choices[answer] : undefined
  if (choice === undefined) throw new Error(`The prompt answered ${String(answer)}, which was not offered`)
  return choice.value
}

/**
 * A prompter on the given streams; `output` is standard error, so that results stay alone on standard output. Data in questions
 * and choices is made safe here. Loads inquirer with the first question.
 */
export const createPrompter = (streams: PromptStreams, palette: Palette = plainPalette): Prompter => {
  const theme = createTheme(palette)
  const widthNow = (): number => (streams.output as {readonly columns?: number}).columns || 80
  return {
    ask: async ({message, initial = '', validate = () => true}) => {
      const shownInitial = safeText(initial)
      const read = (answer: string): string => (answer === shownInitial ? initial : answer)
      const answer = await put(streams, {
        type: 'input',
        message: showQuestion(message, widthNow()),
        default: shownInitial,
        transformer: (text: string, {isFinal}: {isFinal: boolean}) =>
          (isFinal ? palette.accent : String)(safeText(text)),
        validate: (text: string) => {
          const verdict = validate(read(text))
          return verdict === true ? verdict : safeText(verdict)
        },
        theme,
      })
      return read(String(answer))
    },
    choose: async ({message, choices, initial}) => {
      const place = {message, width: widthNow()}
      const answer = await put(streams, {
        type: 'select',
        message: showQuestion(message, widthNow()),
        choices: choices.map((choice, at) => offer(choice, at, place)),
        default: Math.max(
          0,
          choices.findIndex(({value}) => value === initial),
        ),
        theme,
      })
      return pick(choices, answer)
    },
    search: async <T>({message, find}: {message: string; find: (text: string) => readonly Choice<T>[]}) => {
      const offered: Choice<T>[] = []
      const source = (term = '') => {
        const first = offered.length
        const found = find(safeText(term))
        offered.push(...found)
        return found.map((choice, at) => offer(choice, first + at, {message, width: widthNow()}))
      }
      return pick(
        offered,
        await put(streams, {type: 'search', message: showQuestion(message, widthNow()), source, theme}),
      )
    },
    confirm: async ({message, initial}) =>
      (await put(streams, {type: 'confirm', message: showQuestion(message, widthNow()), default: initial, theme})) ===
      true,
  }
}
