import {safeText} from '../text/safe.ts'
import type {Candidate} from './candidates.ts'
import {quoteForBash, quoteForPowershell, type TypedWord} from './words.ts'

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof shells)[number]

/** What a shell is told: that file names fit here, and the candidates, in the form its script reads. */
export interface CompletionAnswer {
  readonly files: boolean
  readonly lead: string
  readonly candidates: readonly Candidate[]
  readonly last: TypedWord
  /** How much of the last word the shell keeps: bash completes only what stands behind its last `=` or `:`. */
  readonly kept: number
}

/** Nothing that could be taken for the end of a line or drive a terminal. */
const isPlain = (text: string): boolean => safeText(text) === text

const bashLine = ({lead, last, kept}: CompletionAnswer, {value}: Candidate): string => {
  if (last.quote !== '') return quoteForBash(lead + value, last.quote)
  return quoteForBash(lead + value).slice(kept)
}

const lineMakers: {readonly [S in Shell]: (answer: CompletionAnswer, candidate: Candidate) => string} = {
  bash: bashLine,
  zsh: ({lead}, {value, about = ''}) => `${lead}${value}\t${safeText(about)}`,
  fish: ({lead}, {value, about = ''}) => `${lead}${value}\t${safeText(about)}`,
  powershell: ({lead}, {value, about = ''}) =>
    `${lead}${quoteForPowershell(value)}\t${value}\t${safeText(about) || value}`,
}

/** The answer as lines: `files` or `words` first, then a candidate each. */
export function answerLines(shell: Shell, answer: CompletionAnswer): string {
  const lines = answer.candidates
    .filter(({value}) => isPlain(value))
    .map(candidate => lineMakers[shell](answer, candidate))
  return [answer.files ? 'files' : 'words', ...lines].map(line => `${line}\n`).join('')
}
