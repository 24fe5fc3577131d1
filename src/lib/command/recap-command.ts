import {join} from 'node:path'
import type {DueRecap} from '../actions/recap-batch.ts'
import {checkRecap} from '../actions/recap-check.ts'
import type {RecapFormat, RecapInput} from '../actions/recaps.ts'
import {presentName} from '../book/present.ts'
import type {Span} from '../calendar/span.ts'
import {CrmError} from '../errors.ts'
import type {ReviewResult, WrittenRecaps} from '../views/recaps.ts'
import {extensions, LetterCommand} from './letter-command.ts'

interface BatchOptions {
  readonly folder: string
  readonly within: Span
  readonly format: RecapFormat
  readonly language: string | undefined
  readonly force: boolean
}

/** What a recap can be beside one letter: a walk through what could be in it, and all that are due at once. */
export abstract class RecapCommand extends LetterCommand {
  /** Asks of everything that could be shared whether and how; each answer is a change of its own. */
  protected async review(input: RecapInput): Promise<ReviewResult> {
    const prompter = await this.prompter()
    if (!prompter) {
      throw new CrmError('usage', 'a review asks you, and there is nobody to ask', {
        hint: 'Word them without it: crm edit ID --share "…"   (their ids: crm value list CUSTOMER)',
      })
    }
    const {listCandidates, shareCandidate} = await import('../actions/recap-review.ts')
    const {reviewCandidates} = await import('../dialogues/recap-review.ts')
    const {viewReview} = await import('../views/recaps.ts')
    const {customer, candidates} = listCandidates(this.load(), input)
    const reviewed = await reviewCandidates(prompter, candidates, async (candidate, wording) => {
      await this.commit(book => shareCandidate(book, candidate, wording))
    })
    return this.show({customer, ...reviewed}, viewReview, this.store.load())
  }

  /** Writes every recap that is due into a folder, a file for each customer. Throws where none of them could be written. */
  protected async writeAll({folder, within, format, language, force}: BatchOptions): Promise<WrittenRecaps> {
    const {listDueRecaps} = await import('../actions/recap-batch.ts')
    const {viewWrittenRecaps} = await import('../views/recaps.ts')
    const book = this.load()
    const written: WrittenRecaps['written'][number][] = []
    const refused: WrittenRecaps['refused'][number][] = []
    const warnings: string[] = []
    const writeOne = async ({customer, engagement, stem}: DueRecap): Promise<void> => {
      const about = {customer: presentName(customer)}
      try {
        const input = {customer: customer.id, engagement: engagement.id, language, today: this.context.today}
        const composed = await this.compose(book, input)
        const found = checkRecap(composed, {format, force})
        const text = await this.render(book, composed, format)
        const file = await this.writeFile(join(folder, `${stem}.${extensions[format]}`), text)
        warnings.push(...found.map(warning => `${customer.name}: ${warning}`))
        written.push({...about, file, language: composed.letter.language, words: composed.letter.words})
      } catch (error) {
        if (!(error instanceof CrmError) || !refusals.has(error.code)) throw error
        refused.push({...about, code: error.code, message: error.message})
      }
    }
    const due = listDueRecaps(book, this.context.today, within)
    await this.withStatus(async say => {
      for (const [at, recap] of due.entries()) {
        say(`Letter ${at + 1} of ${due.length} …`)
        await writeOne(recap)
      }
    })
    this.warnOf(warnings)
    if (written.length === 0 && refused.length > 0) throw noneWritten(refused)
    return this.show({written, refused}, viewWrittenRecaps, book)
  }
}

/** What is wrong with one letter and not with all of them. */
const refusals: ReadonlySet<CrmError['code']> = new Set(['too-little-to-share', 'invalid-value'])

const noneWritten = (refused: WrittenRecaps['refused']): CrmError =>
  new CrmError('too-little-to-share', `no recap could be written, and ${refused.length} are due`, {
    hint: refused.map(({customer, message}) => `${customer.name}: ${message}`).join('\n'),
    candidates: refused.map(({customer}) => customer),
  })
