import {recordFeedback} from '../../lib/actions/feedback.ts'
import {type Instrument, instruments, scoreDirections} from '../../lib/book/choices.ts'
import {readChoice} from '../../lib/book/input.ts'
import {CrmCommand} from '../../lib/command/crm-command.ts'
import {fieldFlags} from '../../lib/command/field-flags.ts'
import {choiceFlag, textArg, textFlag} from '../../lib/command/flags.ts'
import {viewFeedback} from '../../lib/views/feedback.ts'

export default class Feedback extends CrmCommand {
  static override summary = "Record a client's answer: a score, their words, what you will do about it"
  static override description =
    'Instruments: nps (0–10), csat (1–5), ces (1–7), pulse (1–5), health-check (1–5), review (1–5), and testimonial and exit, which have words alone. The scale and its direction are kept with the answer. With --action it stays in crm due until it is closed; with --may-quote their words may stand in a recap.'
  static override examples = [
    'crm feedback apex nps 9 --contact helen --comment "You kept the launch on track" --may-quote',
    'crm feedback bright csat 2 --action "Agree on one person for month-end questions"',
    'crm feedback apex ces 2 --scale 1-5 --better lower',
    'crm feedback lodz exit --comment "The new plant has its own team"',
    'crm feedback close f4k7 --note "Told Robert what I change"',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
    instrument: textArg({description: instruments.join(', '), choices: instruments, required: true}),
    score: textArg({description: 'their score, a whole number'}),
  }
  static override flags = {
    ...fieldFlags('feedback', ['score']),
    scale: textFlag({
      description: 'the scale it was asked on, where not the usual one, e.g. 1-10',
      helpValue: 'LOW-HIGH',
    }),
    better: choiceFlag(scoreDirections, {description: 'which end of the scale is the better one (higher)'}),
  }

  async run() {
    const {args, flags} = await this.parse(Feedback)
    const instrument = readChoice(args.instrument, instruments, 'instrument')
    const fields = await this.readFlags('feedback', flags)
    const given = {score: args.score, scale: flags.scale, comment: fields['comment'] as string | undefined}
    const {score, comment} = await this.askForMissing(instrument, given)
    const input = {
      customer: args.customer,
      instrument,
      score,
      scale: flags.scale,
      better: flags.better,
      on: await this.happened(flags['on'] as string | undefined),
      fields: {...fields, comment},
    }
    const {feedback} = await this.change(book => recordFeedback(book, input, this.context), viewFeedback)
    return {feedback}
  }

  private async askForMissing(
    instrument: Instrument,
    given: {score: string | undefined; scale: string | undefined; comment: string | undefined},
  ) {
    const prompter = await this.prompter()
    if (!prompter) return given
    const {askForAnswer} = await import('../../lib/dialogues/feedback-questions.ts')
    return askForAnswer(prompter, instrument, given)
  }
}
