/** The onboarding, a judgement: every day at first, then ever wider; the quiet of the first weeks is what loses a new client. */
const onboarding = [
  '0 touch: welcome and next steps',
  '1 call/video/meeting/visit: personal call',
  '2-5 touch: a short touch',
  '3 goals written down',
  '5 plan and measures of success',
  "7 first week's recap",
  '10 first visible result',
  '14 pulse: ask how it goes, 1 to 5',
  '21 touch: get in touch',
  '30 csat: value review and CSAT',
  '45 two-way: check-in',
  '60 expectations against reality',
  '90 nps: review and NPS',
  '90 if good: ask for a referral',
]

/** For those who left (a judgement): understand first, be of use without asking for anything, then one clear offer. */
const winBack = [
  '0 write down why they left and what they valued',
  '1 touch: a personal word, without an offer',
  '10 two-way: ask how they fare, and listen',
  '30 touch: send something useful to them',
  '60 two-way: tell what has changed, and offer one small step',
  '90 two-way: one last offer, with a day',
  '120 decide whether to try again in a year, or to let go',
]

/** The playbooks that there are where the settings say nothing else, in the form that they are edited in. */
export const defaultPlaybooks = {
  onboarding: onboarding.join('; '),
  'win-back': winBack.join('; '),
} as const
