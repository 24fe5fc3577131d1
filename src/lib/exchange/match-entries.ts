import {foldText} from '../text/fold.ts'
import type {CleanEntry} from './clean-entry.ts'
import {type Party, type PartyIndex, phoneKeys, rateNames} from './import-parties.ts'
import type {PackedList} from './packed-list.ts'
import {kindOf} from './shape-entry.ts'

/** By what somebody is known: `import` where an import before made them of that very entry. */
type KnownBy = 'e-mail' | 'phone' | 'name' | 'import'

/** Who an entry is: somebody known, by what; several who fit equally well; or nobody known yet. */
export type Match =
  | {readonly kind: 'known'; readonly party: Party; readonly by: KnownBy}
  | {readonly kind: 'several'; readonly parties: readonly Party[]}
  | {readonly kind: 'nobody'}

const emailsOf = (entry: CleanEntry): string[] => entry.emails.map(foldText)

/** An address of the firm is not that of its people, nor theirs the firm's. */
const couldBe = (entry: CleanEntry, party: Party): boolean =>
  kindOf(entry) === 'organisation'
    ? party.type === 'customer'
    : !party.isOrganisation || foldText(party.name) === foldText(entry.name)

/** What more have in common, the address of a switchboard, says nothing of who somebody is; and all with all would take for ever. */
const mostSharing = 100

const whereTelling = (parties: readonly Party[]): readonly Party[] => (parties.length > mostSharing ? [] : parties)

/**
 * Of those who share an e-mail, and whose names go together at least so well, the ones who fit best; of two who fit equally
 * the one at the entry's organisation.
 */
function bestByEmail(entry: CleanEntry, index: PartyIndex, least: number): Party[] {
  const firm = foldText(entry.organisation ?? '')
  const rated = [...new Set(emailsOf(entry).flatMap(email => whereTelling(index.withEmail(email))))]
    .filter(party => couldBe(entry, party))
    .map(party => ({party, rate: rateNames(entry.name, party.name), isThere: foldText(index.firmOf(party)) === firm}))
    .filter(({rate}) => rate >= least)
  const score = ({rate, isThere}: (typeof rated)[number]): number => 2 * rate + (isThere ? 1 : 0)
  const best = Math.max(...rated.map(score))
  return rated.filter(each => score(each) === best).map(({party}) => party)
}

/**
 * Finds out one after the other who the entries are. What an import before made of an entry stands for it, whatever became of it
 * since. E-mails decide before phones, and these before names; what one entry is
 * by its e-mail no other is by its name, unless their e-mails agree. People of one name with different e-mails are different.
 */
export class EntryMatcher {
  readonly #index: PartyIndex
  /** By the place of the entry. */
  readonly #byEmail: ReadonlyMap<number, Party>
  readonly #claimed: ReadonlySet<string>

  /** `index` holds the parties of the book, and later also those that the caller begins. */
  constructor(entries: PackedList<CleanEntry>, index: PartyIndex) {
    this.#index = index
    const byEmail = new Map<number, Party>()
    const unsure: number[] = []
    let place = 0
    for (const entry of entries) {
      const [party, ...others] = bestByEmail(entry, index, 2)
      if (party && others.length === 0) byEmail.set(place, party)
      else if (emailsOf(entry).some(email => index.withEmail(email).length > 0)) unsure.push(place)
      place++
    }
    const taken = new Set([...byEmail.values()].map(({id}) => id))
    for (const place of unsure) {
      const parties = bestByEmail(entries.at(place), index, 1)
      const [party, ...others] = parties.some(({id}) => taken.has(id)) ? [] : parties
      if (party && others.length === 0) byEmail.set(place, party)
    }
    this.#byEmail = byEmail
    this.#claimed = new Set([...byEmail.values()].map(({id}) => id))
  }

  match(entry: CleanEntry, place: number): Match {
    const made = (entry.uid && this.#index.withId(entry.uid)) || this.#index.withOrigin(entry.fingerprint)
    if (made && !made.fresh) return {kind: 'known', party: made, by: 'import'}
    const known = this.#byEmail.get(place)
    const byEmail = decide(known ? [known] : bestByEmail(entry, this.#index, 2), 'e-mail')
    if (byEmail) return byEmail
    const byPhone = this.#fitting(
      entry,
      phoneKeys(Object.keys(entry.phones)).flatMap(phone => whereTelling(this.#index.withPhone(phone))),
    )
    const sameName = byPhone.filter(({name}) => foldText(name) === foldText(entry.name))
    return (
      decide(sameName, 'phone') ??
      decide(this.#fitting(entry, whereTelling(this.#namesakes(entry))), 'name') ?? {kind: 'nobody'}
    )
  }

  #namesakes(entry: CleanEntry): readonly Party[] {
    if (kindOf(entry) !== 'contact') {
      const named = this.#index.customersNamed(entry.name)
      return kindOf(entry) === 'organisation' ? named.slice(0, 1) : named.filter(party => !this.#isOther(entry, party))
    }
    const firms = this.#index.customersNamed(entry.organisation ?? '')
    const [firm] = firms
    // Nearly always one, whose list may be long and is not copied for every entry.
    if (firm && firms.length === 1) return this.#index.contactsNamed(firm.id, entry.name)
    return firms.flatMap(({id}) => this.#index.contactsNamed(id, entry.name))
  }

  /** Both have e-mails, and none in common. */
  #haveOtherEmails = (entry: CleanEntry, party: Party): boolean =>
    entry.emails.length > 0 &&
    party.hasEmails &&
    !emailsOf(entry).some(email => this.#index.withEmail(email).includes(party))

  /** A person without an organisation is known by nothing but the name: e-mails have the last word. */
  #isOther = (entry: CleanEntry, party: Party): boolean => !party.isOrganisation && this.#haveOtherEmails(entry, party)

  #fitting(entry: CleanEntry, parties: readonly Party[]): Party[] {
    return [...new Set(parties)].filter(
      party =>
        couldBe(entry, party) &&
        (kindOf(entry) === 'organisation' ||
          !((party.fresh || this.#claimed.has(party.id)) && this.#haveOtherEmails(entry, party))),
    )
  }
}

function decide(parties: readonly Party[], by: KnownBy): Match | undefined {
  const [first, ...others] = parties
  if (first === undefined) return undefined
  return others.length === 0 ? {kind: 'known', party: first, by} : {kind: 'several', parties}
}
