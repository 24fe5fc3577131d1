import {existsSync} from 'node:fs'
import {Book} from '../lib/book/book.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {yesFlag} from '../lib/command/flags.ts'
import {diagnose, mendBook, placeOf} from '../lib/doctor/run-doctor.ts'
import {exitCodes} from '../lib/exit-codes.ts'
import {viewDiagnosis} from '../lib/views/doctor.ts'

export default class Doctor extends CrmCommand {
  static override summary = 'Look for what is wrong with the book, and mend it'
  static override description =
    'Looks at the data file line by line, at what its records say together, and at what lies around it; exits 4 when any problem is left. With --fix it mends what is safe to mend, keeps the old file, and says where.'
  static override examples = ['crm doctor', 'crm doctor --fix', 'crm doctor --json']
  static override flags = {fix: yesFlag({description: 'mend what is safe to mend; the old file is kept'})}

  async run() {
    const {flags} = await this.parse(Doctor)
    const place = placeOf(this.file, this.context)
    const diagnosis = await this.withStatus(say => (flags.fix ? mendBook(place, say) : diagnose(place, say)))
    if (diagnosis.problems.length > 0) process.exitCode = exitCodes['data-file']
    return this.show(diagnosis, viewDiagnosis(place.file, existsSync(place.file)), new Book([]))
  }
}
