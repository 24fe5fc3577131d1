import type {Letter, LetterItem} from './letter.ts'
import type {RecapSources, SourceRecord} from './sources.ts'

/** The record that a line of a letter comes from; none where it was typed or is the letter's own wording. */
export const recordOf = ({source}: LetterItem, sources: RecapSources): SourceRecord | undefined =>
  source && sources[source.list][source.at]

/** The records whose lines a letter or its appendix has, in its order. */
export const recordsTold = (letter: Letter, sources: RecapSources): SourceRecord[] =>
  [...letter.sections.flatMap(({items}) => items), ...(letter.appendix?.items ?? [])].flatMap(
    item => recordOf(item, sources) ?? [],
  )

/** The ids of all records that a letter is made of: those it tells, and the promises that it counts. */
export const recordsOf = (letter: Letter, sources: RecapSources): string[] => [
  ...new Set([...recordsTold(letter, sources), ...sources.counted].map(({id}) => id)),
]
