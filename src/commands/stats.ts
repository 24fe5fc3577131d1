import {chartsOf, statsOf} from '../lib/actions/stats.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textFlag} from '../lib/command/flags.ts'
import {speaksUnicode} from '../lib/terminal/charts.ts'
import {viewStats} from '../lib/views/stats.ts'

export default class Stats extends CrmCommand {
  static override summary = 'The figures of a period, each with its counts'
  static override description =
    'NPS, CSAT, CES, retention, churn, revenue kept, lifetime value, promises kept, referrals, first reply, concentration, and what it takes to win customers. What is not known says why.'
  static override examples = [
    'crm stats',
    'crm stats --from 2026-01-01 --to 2026-03-31',
    'crm stats --why promises',
    'crm stats --json',
  ]
  static override flags = {
    from: textFlag({description: 'first day (a year back)'}),
    to: textFlag({description: 'last day (today)'}),
    why: textFlag({
      description: 'list the records behind a figure, e.g. nps, churn, lifetime-value',
      helpValue: 'METRIC',
    }),
  }

  async run() {
    const {flags} = await this.parse(Stats)
    const {context} = this
    const {today, env, platform} = context
    const from = flags.from === undefined ? undefined : await this.happened(flags.from, false)
    const to = await this.planned(flags.to)
    const book = this.load()
    const stats = statsOf(book, today, {from, to, why: flags.why, zone: () => context.zone})
    return this.show(
      stats,
      viewStats(() => chartsOf(book, today, stats.period), speaksUnicode(env, platform)),
      book,
    )
  }
}
