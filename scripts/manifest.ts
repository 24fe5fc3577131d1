import {Plugin} from '@oclif/core/config'

/** A command, an argument or a flag as the manifest or the class of the command holds it. */
interface Described {
  readonly choices?: unknown
  readonly [key: string]: unknown
}
type Inputs = {readonly [name: string]: Described}

/** The inputs of a command with the choices that oclif does not write down. */
const withChoices = (inputs: Inputs, own: Inputs = {}): Inputs =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      const choices = own[name]?.choices
      return [name, choices === undefined ? input : {...input, choices}]
    }),
  )

/** The text of oclif.manifest.json: every command of the built program as the help shows it. */
export async function makeManifest(root: string): Promise<string> {
  const plugin = new Plugin({root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true})
  await plugin.load()
  const {commands, version} = plugin.manifest
  const sorted = Object.entries(commands).sort(([a], [b]) => (a < b ? -1 : 1))
  const whole = await Promise.all(
    sorted.map(async ([id, command]) => {
      const own = await plugin.findCommand(id, {must: true})
      const args = withChoices(command.args as unknown as Inputs, own.args as unknown as Inputs)
      const flags = withChoices(command.flags as unknown as Inputs, own.flags as unknown as Inputs)
      return [id, {...command, args, flags}] as const
    }),
  )
  return `${JSON.stringify({commands: Object.fromEntries(whole), version}, null, 2)}\n`
}
