import type {Book} from '../book/book.ts'
import type {Direction} from '../book/choices.ts'
import {idFor} from '../book/ids.ts'
import {knownCollection} from '../book/registry.ts'
import type {Json} from '../change/json.ts'
import {foldText} from '../text/fold.ts'
import type {Values} from './clean-entry.ts'
import type {ImportEvent} from './import-events.ts'
import {type Party, PartyIndex} from './import-parties.ts'
import {ImportRecords, presentFields} from './import-records.ts'
import {NamedParties} from './named-parties.ts'
import {type Outcome, type PlannedEntry, wasOf} from './planned-entry.ts'
import type {RecordDraft} from './record-drafts.ts'
import {StrangerCount} from './stranger-count.ts'

/** What is known of the user and wanted of the import. */
export interface EventOptions {
  readonly update: boolean
  /** The user's own addresses, in lower case. */
  readonly me: ReadonlySet<string>
}

/** Whom an event was with, and who spoke; or why nothing comes of it. */
type Attendance =
  | {readonly parties: readonly Party[]; readonly direction: Direction; readonly leftOut?: string}
  | 'stranger'
  | {readonly several: readonly Party[]}

const longestText = 2000

/**
 * Makes of meetings and mails touches with those who are in the book, and reminders of what lies ahead: one for each customer who
 * took part. A record has an id made of the event's own, so that the same event is the same record on every machine and in every
 * import.
 */
export class EventPlanner {
  readonly #book: Book
  readonly #index: PartyIndex
  readonly #records: ImportRecords
  readonly #options: EventOptions
  readonly #planned = new Set<string>()
  readonly #strangers = new StrangerCount()
  #named: NamedParties | undefined

  constructor(book: Book, options: EventOptions) {
    this.#book = book
    this.#options = options
    this.#index = new PartyIndex(book)
    this.#records = new ImportRecords(book, options.update)
  }

  /** What becomes of an event: an outcome for each customer. */
  plan(event: ImportEvent): Outcome[] {
    const attendance = this.#attendanceOf(event)
    if (attendance === 'stranger') {
      this.#strangers.add(event, this.#options.me)
      return []
    }
    if ('several' in attendance) return [this.#leaveOpen(event, attendance.several)]
    const byCustomer = new Map<string, Party[]>()
    for (const party of attendance.parties) {
      byCustomer.set(party.customer, [...(byCustomer.get(party.customer) ?? []), party])
    }
    const {direction, leftOut = event.leftOut} = attendance
    return [...byCustomer].map(([customer, parties]) => {
      if (leftOut !== undefined) return this.#skip(event, customer, parties, leftOut)
      return event.isAhead ? this.#remind(event, customer, parties) : this.#log(event, customer, parties, direction)
    })
  }

  /** The events with nobody in the book, counted by file. */
  strangers = (): Outcome[] => this.#strangers.outcomes()

  drafts(): Iterable<RecordDraft> {
    return this.#records.drafts()
  }

  #attendanceOf(event: ImportEvent): Attendance {
    const {me} = this.#options
    const others = event.people.filter(({email, declined}) => !me.has(email) && !declined)
    const declined = event.people.some(person => me.has(person.email) && person.declined)
    if (event.direction === 'by-sender') return this.#correspondenceOf(event)
    const parties = others.flatMap(({email}) => this.#index.withEmail(foldText(email)))
    if (parties.length > 0) {
      return {parties, direction: event.direction, ...(declined ? {leftOut: 'you declined'} : {})}
    }
    return event.mayBeNamed ? this.#namedIn(event, event.direction) : 'stranger'
  }

  /** A mail is from somebody in the book, or else from the user to those of them it went to. */
  #correspondenceOf({people}: ImportEvent): Attendance {
    const {me} = this.#options
    const [sender, ...receivers] = people
    if (!sender) return 'stranger'
    const from = me.has(sender.email) ? [] : this.#index.withEmail(foldText(sender.email))
    if (from.length > 0) return {parties: from, direction: 'in'}
    if (me.size > 0 && !me.has(sender.email)) return 'stranger'
    const to = receivers
      .filter(({email}) => !me.has(email))
      .flatMap(({email}) => this.#index.withEmail(foldText(email)))
    return to.length > 0 ? {parties: to, direction: 'out'} : 'stranger'
  }

  #namedIn({text}: ImportEvent, direction: Direction): Attendance {
    this.#named ??= new NamedParties(this.#index.all())
    const parties = this.#named.in(text)
    if (parties.length === 0) return 'stranger'
    const customers = new Set(parties.map(({customer}) => customer))
    const names = new Set(parties.map(({name}) => foldText(name)))
    return customers.size > names.size ? {several: parties} : {parties, direction}
  }

  #log(event: ImportEvent, customer: string, parties: readonly Party[], direction: Direction): Outcome {
    const {on, at, channel, minutes} = event
    const withPeople = parties.filter(({type}) => type === 'contact').map(({id}): [string, Json] => [id, true])
    const reminder = this.#book.find('reminder', idOf('reminder', event, customer))
    if (reminder && !reminder.doneThrough) {
      this.#records.change('reminder', reminder.id, {doneThrough: reminder.on})
    }
    return this.#settle('touch', event, customer, parties, {
      on,
      channel,
      direction,
      ...(at === undefined ? {} : {at}),
      ...(minutes === undefined ? {} : {minutes}),
      ...(withPeople.length > 0 ? {with: Object.fromEntries(withPeople)} : {}),
      ...(event.text === '' ? {} : {text: textOf(event.text)}),
    })
  }

  #remind(event: ImportEvent, customer: string, parties: readonly Party[]): Outcome {
    const {on, at, text, channel} = event
    const what = text === '' ? `${channel} with ${parties[0]?.name ?? 'them'}` : text
    return this.#settle('reminder', event, customer, parties, {
      on,
      text: textOf(at === undefined ? what : `${at} ${what}`),
    })
  }

  #settle(
    type: 'touch' | 'reminder',
    event: ImportEvent,
    customer: string,
    parties: readonly Party[],
    wanted: Values,
  ): Outcome {
    const id = idOf(type, event, customer)
    if (this.#planned.has(id)) return this.#skip(event, customer, parties, 'read already')
    this.#planned.add(id)
    if (this.#book.record(id)?.['_forgot'] === 1)
      return this.#skip(event, customer, parties, 'was erased from the book')
    const about = {...this.#about(event, customer, parties), type, id}
    if (!this.#book.live(id)) {
      this.#records.begin(type, id, {customer, ...wanted})
      return {fate: 'add', planned: {...about, fields: presentFields(type, wanted)}}
    }
    const {taken, left, was = {}} = this.#records.settle(type, id, wanted)
    const standing = Object.keys(left).length > 0 ? {left: presentFields(type, left)} : {}
    return Object.keys(taken).length > 0
      ? {
          fate: 'update',
          planned: {...about, fields: presentFields(type, taken), ...wasOf(presentFields(type, was)), ...standing},
        }
      : {fate: 'skip', planned: {...about, fields: {}, ...standing, reason: 'imported before'}}
  }

  #skip = (event: ImportEvent, customer: string, parties: readonly Party[], reason: string): Outcome => ({
    fate: 'skip',
    planned: {...this.#about(event, customer, parties), type: event.isAhead ? 'reminder' : 'touch', fields: {}, reason},
  })

  #about({file, line}: ImportEvent, customer: string, parties: readonly Party[]) {
    const contact = parties.find(({type}) => type === 'contact')
    return {file, line, customer: this.#book.find('customer', customer)?.name ?? null, contact: contact?.name ?? null}
  }

  #leaveOpen({file, line, text}: ImportEvent, parties: readonly Party[]): Outcome {
    const candidates = parties.map(({id, name}) => `${name} (${this.#book.shortId(id)})`)
    const reason = `"${text}" names any of these: ${candidates.join(', ')}`
    const planned: PlannedEntry = {
      file,
      line,
      type: 'touch',
      customer: null,
      contact: null,
      fields: {},
      reason,
      candidates,
    }
    return {fate: 'skip', planned, problem: {file, line, message: `${reason}: skipped`}}
  }
}

const idOf = (type: 'touch' | 'reminder', {key}: ImportEvent, customer: string): string =>
  idFor(knownCollection(type).letter, `${key} ${customer}`)

const textOf = (text: string): string => [...text.normalize('NFC')].slice(0, longestText).join('').trim()
