import {createRecord} from '../../book/edits.ts'
import {addBusinessDays} from '../../calendar/day.ts'
import type {Entry} from '../ledger.ts'
import {decide} from './decisions.ts'
import {minuteOfAgreement, type Telling} from './telling.ts'

/** The playbook that was started for a client, with the steps that are done. */
export function tellPlaybook(telling: Telling): Entry[] {
  const {story, calendar, customer, newId} = telling
  if (!story.playbook) return []
  const {name, from, done} = story.playbook
  const id = newId('playbook-run', story.playbook.id)
  const on = calendar.workday(from)
  const edit = createRecord('playbook-run', id, {customer, name, on})
  const steps = done.map(({day: at, note}) => {
    const day = addBusinessDays(on, at)
    return decide(telling, day, id, `day-${at}`, {doneFor: day, doneOn: day, note})
  })
  return [{day: on, minute: minuteOfAgreement, edit}, ...steps]
}
