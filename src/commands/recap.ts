import {type ComposedRecap, composeRecap, recapFormats, recordRecap, renderRecap} from '../lib/actions/recaps.ts'
import {readChoice} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command.ts'
import {CrmError} from '../lib/errors.ts'
import {listFlag, textArg, textFlag, yesFlag} from '../lib/flags.ts'
import {data} from '../lib/terminal/views/parts.ts'

export default class Recap extends CrmCommand {
  static override summary = 'Write the letter that shows a client what they got'
  static override description =
    'One page from what has a client wording: results, what was included beyond the agreement, promises kept, and one dated ask. Private fields cannot get into it. By default for the engagement that ends next, since its start or the last recap sent.'
  static override examples = [
    'crm recap apex',
    'crm recap apex --format html --out recap.html --open',
    'crm recap apex --improve "Fewer, longer workshops" --next "Line 4 changeover" --ask "Shall we talk about 2027?" --ask-by 2026-11-20',
    'crm recap apex --sent',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
  }
  static override flags = {
    engagement: textFlag({description: 'for this engagement'}),
    since: textFlag({description: 'first day of the period'}),
    until: textFlag({description: 'last day of the period'}),
    language: textFlag({description: 'language of the letter'}),
    contact: textFlag({description: 'whom it addresses'}),
    format: textFlag({description: 'md, html, text or json', default: 'md'}),
    out: textFlag({description: 'write it to this file'}),
    open: yesFlag({description: 'open the file', dependsOn: ['out']}),
    evidence: textFlag({description: 'write your own map from each line to its records to this file'}),
    thanks: textFlag({description: 'the thanks, in your words'}),
    improve: textFlag({description: 'one honest improvement, as what you will do'}),
    next: listFlag({description: 'a proposal for the next period; repeat for several'}),
    ask: textFlag({description: 'what you ask for'}),
    'ask-by': textFlag({description: 'by when'}),
    sent: yesFlag({description: 'record that it was sent today'}),
  }

  async run() {
    const {args, flags} = await this.parse(Recap)
    const format = readChoice(flags.format, recapFormats, 'format')
    const composed = await composeRecap(this.load(), {
      customer: args.customer,
      engagement: flags.engagement,
      contact: flags.contact,
      language: flags.language,
      since: flags.since === undefined ? undefined : await this.happened(flags.since),
      until: await this.planned(flags.until),
      today: this.context.today,
      thanks: flags.thanks,
      improve: flags.improve,
      next: flags.next,
      ask: flags.ask,
      askBy: await this.planned(flags['ask-by']),
    })
    const text = await renderRecap(composed, format)
    const written = await this.writeOut(composed, text, flags)
    if (flags.sent) this.commit(book => recordRecap(book, composed, this.context.today, this.context))
    const result = {recap: composed.recap, ...written}
    return this.show(
      result,
      (_, screen) => {
        const said = flags.sent ? [`Recorded as sent on ${this.context.today}. Take it back: crm undo`] : []
        if (written.file === undefined) return flags.sent ? said.join('\n') : text
        return [`Wrote ${data(written.file, screen)} (${composed.letter.words} words)`, ...said].join('\n')
      },
      this.store.load(),
    )
  }

  private async writeOut(
    composed: ComposedRecap,
    text: string,
    flags: {readonly out?: string | undefined; readonly evidence?: string | undefined; readonly open: boolean},
  ): Promise<{file?: string; evidence?: string}> {
    const written: {file?: string; evidence?: string} = {}
    if (flags.evidence !== undefined) {
      const {renderEvidence} = await import('../lib/recap/evidence.ts')
      written.evidence = await this.writeFile(
        flags.evidence,
        renderEvidence(composed.letter, composed.selection.sources),
      )
    }
    if (flags.out !== undefined) {
      written.file = await this.writeFile(flags.out, text)
      if (flags.open) await this.openFile(written.file)
    }
    return written
  }

  private async openFile(file: string): Promise<void> {
    const {openWithSystem} = await import('../lib/terminal/open.ts')
    if (!openWithSystem(file, this.context.platform)) {
      throw new CrmError('written-but', `written, but it could not be opened: ${file}`, {hint: 'Open it by hand.'})
    }
  }
}
