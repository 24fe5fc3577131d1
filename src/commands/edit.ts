import {editRecord, refuseForeignFlags} from '../lib/actions/record-edits.ts'
import {editableTypes, resolveAny} from '../lib/actions/records.ts'
import {channelHelp, directions, scoreDirections} from '../lib/book/choices.ts'
import {flagOf} from '../lib/book/input.ts'
import type {Presented} from '../lib/book/present.ts'
import {knownCollection, type TypeName} from '../lib/book/registry.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {flagFor} from '../lib/command/field-flags.ts'
import {choiceFlag, listFlag, textArg, textFlag, yesFlag} from '../lib/command/flags.ts'
import {viewEdited} from '../lib/views/changes.ts'

/** What a flag is in words that fit every type of record that has it, where those of one would mislead. */
const sharedHelp: {readonly [flag: string]: string} = {
  title: 'what it is called; of a person how they are titled, e.g. Dr.',
  kind: 'its kind, e.g. retainer, result, workshop',
  on: 'its day',
  via: channelHelp,
  text: 'its text',
  worth: 'what it is worth, e.g. "9000 EUR"',
  due: 'by when',
  until: 'its last day, or no occurrence after it',
  contact: 'whose it is; of a customer a person more, "Name <mail>"',
  why: 'why',
  filter: 'whom a segment holds, e.g. "tier = A and tag = industry"',
  customer: 'the customer an expense was for',
}

/** One flag for each field of any record: which of them fit is known once the record is. */
const allFieldFlags = Object.fromEntries(
  editableTypes.flatMap(type =>
    Object.entries(knownCollection(type).fields).flatMap(([name, field]) => {
      const flag = flagOf(name, field)
      if (flag === undefined) return []
      const help = sharedHelp[flag] ?? field.help
      return [[flag, flagFor({...field, help})]]
    }),
  ),
)

const ownFlags = {
  'add-tag': listFlag({description: 'add a tag; repeat for several'}),
  'remove-tag': listFlag({description: 'take a tag away; repeat for several'}),
  unset: listFlag({description: 'take a field of your own away, by its key'}),
  clear: listFlag({description: 'empty a field, by the name of its flag, e.g. --clear tier'}),
  in: yesFlag({description: 'of a touch: their word to you', exclusive: ['out', 'both']}),
  out: yesFlag({description: 'of a touch: your word to them', exclusive: ['in', 'both']}),
  both: yesFlag({description: 'of a touch: both ways', exclusive: ['in', 'out']}),
  scale: textFlag({description: 'of an answer: the scale it was asked on, e.g. 1-10', helpValue: 'LOW-HIGH'}),
  better: choiceFlag(scoreDirections, {description: 'of an answer: which end of its scale is the better one'}),
  stage: textFlag({description: 'of an opportunity: its stage; to win or lose it: crm opportunity move'}),
  note: textFlag({description: 'of a customer: a private note more'}),
  unshare: yesFlag({description: 'take the client wording away: private again'}),
}

/** The record under its type. */
type Edited = {readonly [T in TypeName]?: Presented}

export default class Edit extends CrmCommand {
  static override summary = 'Change any record'
  static override description =
    'Takes the flags of the record that is named; customers and contacts by any reference, all others by id. Sets that are given (--tag, --email) replace those before.'
  static override examples = [
    'crm edit apex --tier A --add-tag industry',
    'crm edit v8q2 --share "Two demonstrations of vendors attended for you, with notes"',
    'crm edit helen@apex.example --salutation "Dear Helen," --birthday 1980-05-17',
    'crm edit apex --set region=Midwest --unset city',
  ]
  static override args = {
    reference: textArg({description: 'id of any record, or a customer or contact', required: true}),
  }
  static override flags = {...allFieldFlags, ...ownFlags}

  async run(): Promise<Edited> {
    const {args, flags, raw} = await this.parse(Edit)
    const type = resolveAny(this.load(), args.reference).type as TypeName
    const given = raw.flatMap(token => (token.type === 'flag' ? [token.flag] : []))
    refuseForeignFlags(
      type,
      given.filter(flag => flag in allFieldFlags && !(type === 'customer' && flag === 'contact')),
    )
    const input = await this.readFlags(type, flags)
    const more = {
      addTags: flags['add-tag'] ?? [],
      removeTags: flags['remove-tag'] ?? [],
      unset: flags.unset ?? [],
      clear: flags.clear ?? [],
      unshare: flags.unshare,
      scale: flags.scale,
      better: flags.better,
      direction: directions.find(direction => flags[direction]),
      stage: flags.stage,
      contact: flags['contact'] as string | undefined,
      note: flags.note,
      moment: this.context,
    }
    const {record} = await this.change(book => editRecord(book, args.reference, input, more), viewEdited)
    return {[type]: record}
  }
}
