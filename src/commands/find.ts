import {editableTypes} from '../lib/actions/records.ts'
import {searchBook} from '../lib/actions/search.ts'
import {readChoice} from '../lib/book/input.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {countFlag, listFlag, wordsArg} from '../lib/command/flags.ts'
import {viewMatches} from '../lib/views/matches.ts'

export default class Find extends CrmCommand {
  static override summary = 'Find words anywhere in the book'
  static override description =
    'Every word must occur, whole or as the beginning of one; accents and letter variants do not matter.'
  static override examples = ['crm find hiring', 'crm find changeover line --type value --json']
  static override args = {words: wordsArg({description: 'one or more words', required: true})}
  static override flags = {
    type: listFlag({
      description: `only this type; repeat for several: ${editableTypes.join(', ')}`,
      choices: editableTypes,
    }),
    limit: countFlag({description: 'at most so many (50)', min: 1}),
  }

  async run() {
    const {args, flags} = await this.parse(Find)
    const book = this.load()
    const types = (flags.type ?? []).map(type => readChoice(type, editableTypes, 'type'))
    const {total, ...found} = searchBook(book, {words: args.words, types, limit: flags.limit ?? 50})
    return this.show(found, viewMatches(total), book)
  }
}
