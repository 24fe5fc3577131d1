import {enterPoints, type Loyalty as Points, redeemPoints, showLoyalty} from '../lib/actions/loyalty.ts'
import type {Presented} from '../lib/book/present.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag, textArg, textFlag} from '../lib/command/flags.ts'
import {viewLoyalty} from '../lib/views/loyalty.ts'

export default class Loyalty extends CrmCommand {
  static override summary = 'The points of a customer: what they earned, redeemed, and their tier'
  static override description =
    'The ledger only grows: what was wrong is put right with --take. A reward is a promise, and stays in crm due until it is kept. Points for purchases and referrals, tiers by spend and anniversaries are off until you set them: crm config loyalty.points, loyalty.referral, loyalty.tiers, loyalty.anniversaries.'
  static override examples = [
    'crm loyalty apex',
    'crm loyalty apex --points 50 --why "Spoke at our open day"',
    'crm loyalty apex --redeem 40 --reward "A half day of coaching"',
    'crm config loyalty.points "1 per 100 EUR"',
    'crm config loyalty.tiers "Silver 5000 EUR, Gold 20000 EUR"',
  ]
  static override args = {
    customer: textArg({description: 'name, part of a name, e-mail, phone, or id', required: true}),
  }
  static override flags = {
    points: countFlag({description: 'enter so many points', min: 1, exclusive: ['redeem', 'take']}),
    take: countFlag({description: 'take so many back, to put an entry right', min: 1, exclusive: ['redeem']}),
    redeem: countFlag({description: 'redeem so many points', min: 1, dependsOn: ['reward']}),
    reward: textFlag({description: 'what they get for them', dependsOn: ['redeem']}),
    why: textFlag({description: 'what the points are for'}),
  }

  async run(): Promise<{readonly loyalty: Points; readonly promise?: Presented}> {
    const {args, flags} = await this.parse(Loyalty)
    const {why, reward} = flags
    const points = flags.points ?? flags.take
    if (points !== undefined) {
      const input = {points, way: flags.take === undefined ? ('earned' as const) : ('taken' as const), why}
      return this.change(book => enterPoints(book, args.customer, input, this.context), viewLoyalty)
    }
    if (flags.redeem !== undefined && reward !== undefined) {
      const input = {points: flags.redeem, reward, why}
      return this.change(book => redeemPoints(book, args.customer, input, this.context), viewLoyalty)
    }
    const book = this.load()
    return this.show(showLoyalty(book, args.customer, this.context.today), viewLoyalty, book)
  }
}
