import type {ReferralChange, ReferralRow} from '../actions/referrals.ts'
import type {ReferralBranch, ReferralTree} from '../retention/referrals.ts'
import type {Screen} from '../terminal/screen.ts'
import {renderTable} from '../terminal/table.ts'
import {isolate, truncate} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'
import {data, idCell, idOf, lines} from './parts.ts'
import type {View} from './view.ts'

/** A referral that was noted, thanked for, won or lost. */
export const viewReferral: View<ReferralChange> = ({referral, customer, to, added}, screen, book) => {
  const from = screen.palette.strong(data(customer, screen))
  const thanked = referral['thankedOn'] === undefined ? '' : ` · thanked ${referral['thankedOn']}`
  return lines(
    `Referral · ${from} → ${data(to, screen)} · ${referral['on']} · ${referral['outcome']}${thanked}  ${idOf(book, referral.id, screen)}`,
    added && `  Added ${data(to, screen)} as a prospect  ${idOf(book, String(referral['to']), screen)}`,
  )
}

/** Referrals as a table: from whom to whom, what became of it, whether they were thanked. */
export const viewReferrals: View<{referrals: readonly ReferralRow[]}> = ({referrals}, screen, book) => {
  if (referrals.length === 0) return 'No referral. Note one: crm refer CUSTOMER "New client"'
  return renderTable(
    [
      {header: 'id'},
      {header: 'day'},
      {header: 'outcome'},
      {header: 'thanked'},
      {header: 'from', flexible: true},
      {header: 'to', flexible: true},
    ],
    referrals.map(referral => [
      idCell(book, referral.id, screen),
      String(referral['on']),
      referral.outcome,
      String(referral['thankedOn'] ?? '–'),
      referral.customer.name,
      referral.to.name,
    ]),
    screen,
  )
}

const fitTo = (text: string, screen: Screen, indent: number): string => {
  const safe = safeText(text)
  return ' '.repeat(indent) + (screen.isTty ? isolate(truncate(safe, screen.width - indent)) : safe)
}

const branchLines = (branch: ReferralBranch, screen: Screen, indent: number): string[] => {
  const thanks = branch.referral && !branch.thanked ? ', not thanked yet' : ''
  const day = branch.on ? `${branch.on}, ` : ''
  return [
    fitTo(`→ ${branch.customer.name} (${day}${branch.outcome}${thanks})`, screen, indent),
    ...branch.brought.flatMap(each => branchLines(each, screen, indent + 2)),
  ]
}

/** Who brought a customer, and whom they brought, as a tree. */
export const referralLines = ({by, brought}: ReferralTree, screen: Screen): string[] => [
  ...(by ? [fitTo(`brought by ${by.name}`, screen, 2)] : []),
  ...brought.flatMap(branch => branchLines(branch, screen, 2)),
]
