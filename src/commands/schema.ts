import {CrmCommand} from '../lib/command/crm-command.ts'
import {wordsArg} from '../lib/command/flags.ts'
import {readSchemas, schemaOf} from '../lib/program/answer-schemas.ts'
import {safeJson} from '../lib/text/safe.ts'

export default class Schema extends CrmCommand {
  static override summary = 'The JSON Schema of what a command prints with --json'
  static override description =
    'Draft 2020-12. Without a command it prints the schemas of all; error is the form of every error. Later versions may add keys: read what you know, and pass over the rest.'
  static override examples = [
    'crm schema due',
    'crm schema promise keep',
    'crm schema error',
    'crm schema > crm.schema.json',
  ]
  static override args = {command: wordsArg({description: 'the words of a command, or error'})}

  async run(): Promise<{readonly [keyword: string]: unknown}> {
    const {args} = await this.parse(Schema)
    const schemas = readSchemas(this.config.root)
    const schema = args.command === undefined ? schemas : schemaOf(schemas, args.command.replace(/^crm\s*/, ''))
    if (!this.jsonEnabled()) this.print(safeJson(schema, 2))
    return schema
  }
}
