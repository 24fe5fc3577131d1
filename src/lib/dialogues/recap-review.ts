import type {ShareCandidate} from '../actions/recap-review.ts'
import {readText} from '../book/input.ts'
import {CrmError} from '../errors.ts'
import type {Prompter} from '../terminal/prompts.ts'

export interface Reviewed {
  /** The ids of what was shared. */
  readonly shared: readonly string[]
  /** How many were kept private or not reached. */
  readonly left: number
}

type Answer = 'share' | 'reword' | 'keep' | 'quit'

/**
 * Walks through what could be shared with a client, one by one; each is shared at once. Leaving it keeps what was shared
 * before. Throws `cancelled` on Ctrl-C, saying so.
 */
export async function reviewCandidates(
  prompter: Prompter,
  candidates: readonly ShareCandidate[],
  share: (candidate: ShareCandidate, wording: string) => void | Promise<void>,
): Promise<Reviewed> {
  const shared: string[] = []
  for (const [at, candidate] of candidates.entries()) {
    const wording = await askWording(prompter, candidate, `${at + 1}/${candidates.length}`).catch(error =>
      stopWalk(error, shared.length),
    )
    if (wording === 'quit') break
    if (wording === undefined) continue
    await share(candidate, wording.text)
    shared.push(candidate.id)
  }
  return {shared, left: candidates.length - shared.length}
}

function stopWalk(error: unknown, shared: number): never {
  if (shared === 0 || !(error instanceof CrmError) || error.code !== 'cancelled') throw error
  throw new CrmError('cancelled', `Stopped here: ${shared} shared.`, {
    hint: 'What was shared stays so. Take the last one back: crm undo',
    cause: error,
  })
}

/** The wording for the client; nothing for what stays private. */
async function askWording(
  prompter: Prompter,
  {about, text}: ShareCandidate,
  place: string,
): Promise<{readonly text: string} | 'quit' | undefined> {
  const answer = await prompter.choose<Answer>({
    message: `${place}  ${about}: ${text}`,
    choices: [
      {name: 'Reword it for the client', value: 'reword'},
      {name: 'Share it in these words', value: 'share'},
      {name: 'Keep it private', value: 'keep'},
      {name: 'Stop here', value: 'quit'},
    ],
  })
  if (answer === 'quit') return 'quit'
  if (answer === 'keep') return undefined
  if (answer === 'share') return {text}
  return {text: await prompter.ask({message: "The client's wording", validate: checkWording})}
}

const checkWording = (text: string): true | string => {
  try {
    readText(text, 'wording')
    return true
  } catch (error) {
    if (error instanceof CrmError) return error.message
    throw error
  }
}
