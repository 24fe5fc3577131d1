import {readChoice} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {listArg, textArg} from '../lib/command/flags.ts'
import {shells} from '../lib/completion/answer.ts'
import {complete} from '../lib/completion/complete.ts'
import {readManifest} from '../lib/program/manifest.ts'

export default class Complete extends CrmCommand {
  static override hidden = true
  static override enableJsonFlag = false
  static override summary = 'What the last word of a line may become (run by shells, see crm completion)'
  static override args = {
    shell: textArg({description: 'the shell that asks', required: true}),
    kept: textArg({description: 'k: and how much of the last word it keeps', required: true}),
    word: listArg({description: 'w: and a word of the line, each', required: true}),
  }

  async run(): Promise<void> {
    const {args, raw} = await this.parse(Complete)
    const shell = readChoice(args.shell, shells, 'shell')
    // The parser puts a word that is repeated in the place of the first.
    const given = raw.flatMap(token => (token.type === 'arg' ? [token.input] : []))
    const words = given.slice(2).map(word => word.slice('w:'.length))
    const kept = Number(args.kept.slice('k:'.length)) || 0
    const {context} = this
    const lines = await complete(shell, words, kept, {
      manifest: readManifest(this.config.root),
      today: context.today,
      load: file => this.openStore(file ?? this.file).load(),
    })
    context.stdout.write(lines)
  }
}
