import {splitCards} from './cards.ts'
import {readVcardLines} from './lines.ts'
import {type CardPerson, composePerson} from './person.ts'
import type {CardProblem} from './property.ts'

export type {CardPerson} from './person.ts'
export type {CardProblem} from './property.ts'

const maxProblems = 10_000

/**
 * Reads the people of a vCard file: versions 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350) in any mixture, as phones, Outlook,
 * Gmail, Apple and Thunderbird export them. What cannot be used is left out and named in `problems`, in the order of
 * the file. Takes time linear in the size; never throws.
 *
 * Our own reader, because the libraries for it read only 3.0 and 4.0 (ical.js) or 4.0 (vcard4), or leave the
 * quoted-printable texts of 2.1 undecoded (vcf).
 */
export const readVcards = (bytes: Uint8Array): {people: CardPerson[]; problems: CardProblem[]} => {
  const people: CardPerson[] = []
  const problems: CardProblem[] = []
  for (const item of splitCards(readVcardLines(bytes))) {
    const {person, problems: found} = 'message' in item ? {problems: [item]} : composePerson(item)
    if (person) people.push(person)
    for (const problem of found) {
      if (problems.length < maxProblems) problems.push(problem)
      else if (problems.length === maxProblems)
        problems.push({line: problem.line, message: 'more problems follow: not listed'})
    }
  }
  return {people, problems: problems.sort((a, b) => a.line - b.line)}
}
