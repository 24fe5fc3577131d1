import type {Reviewed} from '../dialogues/review.ts'
import {lines} from './parts.ts'
import type {View} from './view.ts'

/** What became of the items of a review. */
export const viewReviewed: View<Reviewed> = ({logged, done, snoozed, skipped, left}, {palette}) => {
  const counts = Object.entries({done, logged, snoozed, skipped})
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
  return lines(
    counts.length > 0 ? `Review: ${counts.join(', ')}` : undefined,
    left === 0 ? palette.good('Nothing is due any more') : `Still due: ${left} · crm review`,
  )
}
