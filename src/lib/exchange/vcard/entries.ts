import type {FileReading, ImportEntry, ImportSink} from '../import-entry.ts'
import {type CardPerson, readVcards} from './read-vcards.ts'

/** The people of a vCard file; `file` is how problems name it. */
export function readVcardEntries(bytes: Uint8Array, file: string, sink: ImportSink): FileReading {
  const {people, problems} = readVcards(bytes)
  for (const person of people) sink.person(toEntry(person, file))
  for (const {line, message} of problems) sink.problem({file, line, message})
  return {}
}

/** A card's TITLE is a job, and its ROLE a profession; the prefix of a name is how somebody is titled. */
function toEntry(person: CardPerson, file: string): ImportEntry {
  const {line, uid, organisation, title, role, prefix, birthday, anniversary, note, language, timezone, nickname} =
    person
  const name = withoutPrefix(person.name, prefix)
  const profession = title === undefined ? undefined : role
  return {
    file,
    line,
    name,
    isOrganisation: person.isOrganisation,
    ...given({uid, organisation, title: prefix, role: title ?? role, birthday, note, language, timezone}),
    emails: person.emails,
    phones: person.phones,
    handles: person.handles,
    websites: person.websites,
    dates: given({anniversary}),
    tags: person.categories,
    custom: given({nickname, profession, address: person.addresses.join('; ') || undefined}),
  }
}

/** A letter puts the title before the name: it must not stand there twice. */
function withoutPrefix(name: string, prefix: string | undefined): string {
  if (prefix === undefined || !name.startsWith(`${prefix} `)) return name
  return name.slice(prefix.length).trim() || name
}

type Given<T> = {[K in keyof T]?: Exclude<T[K], undefined>}

const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
