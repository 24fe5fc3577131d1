import type {Book} from '../book.ts'
import {inspectDays} from './days.ts'
import {inspectEngagements} from './engagements.ts'
import type {BookFinding, Inspection, InspectionMoment} from './finding.ts'
import {inspectMoments} from './moments.ts'
import {inspectPeople} from './people.ts'
import {inspectReferences} from './references.ts'
import {inspectStamps} from './stamps.ts'
import {inspectValues} from './values.ts'

const inspections: readonly Inspection[] = [
  inspectReferences,
  inspectDays,
  inspectMoments,
  inspectEngagements,
  inspectPeople,
  inspectValues,
  inspectStamps,
]

/**
 * What cannot be meant in a book whose records are well formed one by one: references that lead nowhere, impossible days,
 * things entered twice, unknown words, and clocks that run ahead.
 */
export const inspectBook = (book: Book, moment: InspectionMoment): BookFinding[] =>
  inspections.flatMap(inspect => inspect(book, moment))
