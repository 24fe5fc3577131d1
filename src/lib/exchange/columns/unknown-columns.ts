import {CrmError} from '../../errors.ts'
import {quote} from '../../text/quote.ts'
import {quoteText} from '../entry-text.ts'

const listed = 12
/** A longer name of a column is no example. */
const longest = 60

/** None of the columns of a file says who it is about: the user must say which does. */
export class UnknownColumns extends CrmError {
  readonly headers: readonly string[]

  constructor(file: string, headers: readonly string[]) {
    const named = headers.filter(header => header.trim() !== '')
    const names = named.slice(0, listed).map(quoteText)
    const more = named.length > listed ? ` and ${named.length - listed} more` : ''
    const example = named.find(name => name.length <= longest) ?? 'COLUMN'
    super(
      'invalid-value',
      `no column of ${file} is known for a name, an e-mail or a phone number: ${names.join(', ')}${more}`,
      {
        hint: `Say what they are: crm import ${quote(file)} --map ${quote(`${example}=name`)} --map "COLUMN=email"`,
      },
    )
    this.headers = named
  }
}
