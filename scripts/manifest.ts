import {Plugin} from '@oclif/core/config'

/** The text of oclif.manifest.json: every command of the built program as the help shows it. */
export async function makeManifest(root: string): Promise<string> {
  const plugin = new Plugin({root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true})
  await plugin.load()
  const {commands, version} = plugin.manifest
  const sorted = Object.entries(commands).sort(([a], [b]) => (a < b ? -1 : 1))
  return `${JSON.stringify({commands: Object.fromEntries(sorted), version}, null, 2)}\n`
}
