import {readChoice} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg} from '../lib/command/flags.ts'
import {shells} from '../lib/completion/answer.ts'
import {completionScripts} from '../lib/completion/scripts.ts'

export default class Completion extends CrmCommand {
  static override summary = 'Print the script that makes a shell complete crm'
  static override description =
    'Commands, flags, their choices, and the names and ids of your book. bash and zsh: put eval "$(crm completion bash)" into ~/.bashrc or, after compinit, ~/.zshrc. fish: write it to ~/.config/fish/completions/crm.fish. PowerShell: put crm completion powershell | Out-String | Invoke-Expression into your $PROFILE.'
  static override examples = [
    'crm completion bash',
    'crm completion zsh',
    'crm completion fish > ~/.config/fish/completions/crm.fish',
    'crm completion powershell',
  ]
  static override args = {shell: textArg({description: shells.join(', '), choices: shells, required: true})}

  async run(): Promise<{shell: string; script: string}> {
    const {args} = await this.parse(Completion)
    const shell = readChoice(args.shell, shells, 'shell')
    const script = completionScripts[shell]
    if (!this.jsonEnabled()) this.print(script)
    return {shell, script}
  }
}
