import {customerOrders, listCustomers} from '../lib/actions/list-customers.ts'
import {statuses, tiers} from '../lib/book/choices.ts'
import {filterFieldNames} from '../lib/book/filter/fields.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag, listFlag, textFlag, yesFlag} from '../lib/command/flags.ts'
import {viewCustomers} from '../lib/views/customers.ts'

export default class List extends CrmCommand {
  static override summary = 'List customers'
  static override description =
    `With the day of the last touch and of the next check-in. A filter compares fields with = != < <= > >= ~ (contains) and joins with and, or, not and parentheses; spend is what they bought within a year, none is no value, a span is how long ago (next-due: how far ahead). Fields: ${filterFieldNames.join(', ')}.`
  static override examples = [
    'crm list',
    'crm list --tier A --sort next-due',
    'crm list --sort last-touch --reverse --limit 5',
    'crm list --tag industry --ids',
    'crm list --filter "tier = A and (tag = industry or last-touch > 60d) and not status = former"',
  ]
  static override flags = {
    tier: textFlag({description: 'only this tier', choices: tiers}),
    tag: listFlag({description: 'only with this tag; repeat for several, all must fit'}),
    status: textFlag({description: 'only prospect, active, paused or former', choices: statuses}),
    filter: textFlag({description: 'only whom an expression fits', helpValue: 'EXPR'}),
    sort: textFlag({
      description: 'by name, tier, last-touch, next-due or added',
      choices: customerOrders,
      default: 'name',
    }),
    reverse: yesFlag({description: 'the other way round, e.g. whom you touched last'}),
    limit: countFlag({description: 'at most so many', min: 1}),
    ids: yesFlag({description: 'whole ids alone, one a line, for scripts'}),
  }

  async run() {
    const {flags} = await this.parse(List)
    const book = this.load()
    const {customers} = listCustomers(book, this.context.today, {...flags, tags: flags.tag ?? []})
    const view = flags.ids ? () => customers.map(({id}) => id).join('\n') : viewCustomers
    return this.show({customers}, view, book)
  }
}
