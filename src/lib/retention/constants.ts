/**
 * Every number in the retention rules that is a judgement and not a definition, in one place, each with its reason.
 * Definitions (a promoter answers 9 or 10) are here as well where two formulas share them.
 */

/** Two-sided 95% quantile of the normal distribution: the customary level for an interval around a survey figure. */
export const z95 = 1.959964

/** NPS classes as Reichheld defined them in 2003: 9–10 promote, 7–8 are passive, 0–6 detract. */
export const npsPromoterFrom = 9
export const npsDetractorTo = 6

/** Below 5 answers an NPS interval covers nearly the whole scale and says nothing: the counts say more. */
export const npsIntervalFrom = 5

/** CSAT counts the two upper answers of a 1–5 scale as satisfied: the customary "top two box". */
export const csatSatisfiedFrom = 4

/** CES 2.0 (CEB, now Gartner): 5–7 of 7 agree that it was made easy. */
export const cesEasyFrom = 5

/** With fewer customers the book's own retention is too coarse to be projected: only what was paid is honest. */
export const lifetimeValueCustomers = 20

/** One customer's share of the income in percent: above the first a loss would hurt, above the second it would sink the year. */
export const concentrationAttentionOver = 25
export const concentrationUrgentOver = 35

/** RFM in quintiles is the direct-mail custom; under 50 customers a fifth is a handful, so thirds are used. */
export const rfmBinsLargeBook = 5
export const rfmBinsSmallBook = 3
export const rfmLargeBookFrom = 50

/** Orders so close together are parts of one: the second is a correction or an addition, not a return. */
export const mergeOrdersWithinDays = 3

/** Old habits say little about the present one: about a year of a monthly buyer. */
export const latestGapsKept = 12

/** Under 3 gaps there is no rhythm to be late against: only what was agreed counts. */
export const latenessGapsFrom = 3

/** No silence under a week is an alarm, however quick the rhythm. */
export const latenessMinimumDays = 7

/** Amber: twice the usual gap, and longer than ever before. A random buyer with 3 gaps crosses it 1 time in 5, the most of all. */
export const amberMedians = 2

/** The earlier amber for steady customers: enough gaps for the median absolute deviation to mean something. */
export const steadyGapsFrom = 8
export const steadyBelowLv = 0.5
export const steadyMedians = 1.5

/** Three robust standard deviations; 1.4826 makes the median absolute deviation estimate the deviation of a normal distribution. */
export const steadyDeviations = 3
export const madToDeviation = 1.4826

/** The deviation is taken as at least a tenth of the median: a run of equal gaps (deviation 0) must not alarm a day late. */
export const madFloorOfMedian = 0.1

/** Red: if nothing had changed, so long a silence would happen at most 1 time in 20. */
export const redProbability = 0.05

/** Red for clockwork customers, whom the probability of a random buyer forgives too much. */
export const clockworkGapsFrom = 5
export const clockworkBelowLv = 0.25
export const clockworkMedians = 2.5

/** Against 3 amounts before, the exact test reaches 0.05 only if all are out of line; against 5 it allows one pair to cross. */
export const amountsRecent = 3
export const amountsBeforeFrom = 5

/** As with gaps, older amounts say little about the present; it also keeps the comparison within about a year. */
export const amountsBeforeKept = 12

/** A change of amounts matters from 30% less or 40% more (about the same step down and up), if the test agrees. */
export const amountsRiskRatio = 0.7
export const amountsOpportunityRatio = 1.4
export const amountsProbability = 0.05

/** Fewer orders: half the rate. A digest line, no alert, so 1 in 10 is strict enough. */
export const rateDropRatio = 0.5
export const rateDropProbability = 0.1

/** A pattern is judged on 5 gaps on each side; Lv 1 is as random as chance, under 0.5 is steady. */
export const patternGaps = 5
export const erraticFromLv = 1

/** One part is that part and no health: a number needs two at least. */
export const healthPartsFrom = 2

/** Bands as customer-success scorecards draw them (Gainsight: 0–50 red, 51–75 yellow, 76–100 green). */
export const healthRedTo = 50
export const healthYellowTo = 75

/** A score must not hide alarms: one red signal rules out green, two rule out yellow. */
export const redSignalsForYellow = 1
export const redSignalsForRed = 2

/** An answer fades: half its weight after half a year, nothing after a year. */
export const feedbackHalfWeightAfterDays = 180
export const feedbackFadedFactor = 0.5
export const feedbackIgnoredAfterDays = 365

/** A reply three times slower than the client's own median scores nothing. */
export const slowestReplyMedians = 3

/** A month late is beyond forgetfulness. */
export const paymentLateDays = 30

/** A promise of mine two weeks late is no slip any more. */
export const promiseLateDays = 14

/** So long one may take to act on a bad answer and to tell them: a detractor, or a pulse under 4 of 5. */
export const unhappyDays = 14
export const pulseUnhappyBelow = 4

/** After this nothing changes a decision any more that a recap should have prepared. */
export const noticeNearDays = 15

/** A client that came to an end a year ago is lost, not about to be: what is then to say belongs into the figures. */
export const lapsedKeptDays = 365

/** Half a year against the year before it: seasons fall into both, and a handful of orders into the window. */
export const ordersRecentDays = 182
export const ordersBeforeDays = 364

/** Under half a year of history before the window there is no usual rate. */
export const ordersBeforeDaysFrom = 182

/** A reply counts as slow from twice the client's own median, two times in a row. */
export const slowReplyMedians = 2
export const slowRepliesInRow = 2

/** The median of fewer replies says nothing about a person's habit. */
export const repliesBeforeFrom = 3

/** Who answers on the same day does not become slow by answering on the next: the median counts as a day at least. */
export const quickReplyDays = 1

/** What a client did half a year ago is no news. */
export const slowRepliesKeptDays = 182

/** A client is active who bought within a year, or within twice the own usual gap where that is longer. */
export const activeDays = 365
export const activeMedians = 2

/** Promises and payments of a year make health: what was before says little about how it stands. */
export const healthYearDays = 365

/** The figures look back over a year where no period is told: shorter ones hold too few cases of one person's work. */
export const statsDays = 365

/** NPS counts a person's latest answer of 12 months. */
export const npsMonthsDays = 365

/** Concentration looks at the last 12 months. */
export const concentrationDays = 365
