import type {Book} from '../../../../src/lib/book/book.ts'
import type {StatsQuery} from '../../../../src/lib/retention/stats/metric.ts'
import type {BookBuilder} from '../../../support/build.ts'

/** The question about the year 2026, asked on its last day in UTC. */
export const inYear = (book: Book | BookBuilder, given: Partial<StatsQuery> = {}): StatsQuery => ({
  book: 'build' in book ? book.build() : book,
  from: '2026-01-01',
  to: '2026-12-31',
  today: '2026-12-31',
  zone: () => 'UTC',
  ...given,
})
