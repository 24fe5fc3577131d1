import {pipelineOf} from '../lib/actions/pipeline.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {viewPipeline} from '../lib/views/opportunities.ts'

export default class Pipeline extends CrmCommand {
  static override summary = 'The pipeline as a board: stages, sums, why work was lost'
  static override description =
    'Each stage with its opportunities, what they come to, and the same weighted by how likely they are, each currency apart. Below: why work was lost, and clients whose orders say that they may need more. The stages are a setting.'
  static override examples = [
    'crm pipeline',
    'crm pipeline --json',
    'crm config stages "lead 5, talk 20, proposal 50, won, lost"',
  ]

  async run() {
    await this.parse(Pipeline)
    const book = this.load()
    return this.show(pipelineOf(book, this.context.today), viewPipeline, book)
  }
}
