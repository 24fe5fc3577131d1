import {toAsciiDigits} from '../lib/calendar/digits.ts'
import {textArg, textFlag} from '../lib/command/flags.ts'
import {customerArg, LetterCommand, letterFlags} from '../lib/command/letter-command.ts'
import {invalidValue} from '../lib/errors.ts'

/** A year of four digits, of any script. */
function readYear(text: string): number {
  const digits = toAsciiDigits(text.trim())
  if (/^[1-9]\d{3}$/.test(digits)) return Number(digits)
  throw invalidValue(`not a year: ${text}`, 'Write it like 2026.')
}

export default class Year extends LetterCommand {
  static override summary = 'Write the letter that looks back on a year with a client'
  static override description =
    'The whole of a calendar year, whatever recaps have told of it, from the same allow-list. Without a year: the one that runs from October on, before that the last.'
  static override examples = [
    'crm year apex',
    'crm year apex 2026 --format html --out 2026.html --open',
    'crm year rezvani --language fa --format eml --open',
  ]
  static override args = {
    customer: textArg({...customerArg, required: true}),
    year: textArg({description: 'the year, e.g. 2026'}),
  }
  static override flags = {
    ...letterFlags,
    improve: textFlag({description: 'one honest improvement, as what you will do'}),
  }

  async run() {
    const {args, flags} = await this.parse(Year)
    const book = this.load()
    const composed = await this.compose(book, {
      ...(await this.readLetterFlags(flags)),
      customer: args.customer,
      kind: 'year',
      year: args.year === undefined ? undefined : readYear(args.year),
      improve: flags.improve,
    })
    return this.deliver(book, composed, flags)
  }
}
