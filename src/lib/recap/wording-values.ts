import type {LanguageTable} from './languages/table.ts'
import type {RecapMaterial} from './material.ts'
import type {OwnWording, WordingPart, WordingValues} from './wording.ts'

/** Says a part of one letter in the user's own words, with more values for that part alone. */
export type Say = (part: WordingPart, more?: WordingValues) => ReturnType<OwnWording>

/** The user's wording about one letter: what it may say of the material is formatted here. */
export function sayOf(wording: OwnWording, material: RecapMaterial, table: LanguageTable): Say {
  const values = valuesOf(material, table)
  return (part, more = {}) => wording(part, {...values, ...more})
}

function valuesOf(material: RecapMaterial, table: LanguageTable): WordingValues {
  const {addressee, engagement, kind, period, promises, renewedUntil, sender, today} = material
  const end = renewedUntil ?? engagement.end
  return {
    [kind]: true,
    name: addressee.name,
    title: addressee.title,
    engagement: engagement.title,
    sender: sender.name,
    business: sender.business,
    today: table.formatDay(today),
    from: table.formatDay(period.from),
    to: table.formatDay(period.to),
    period: table.formatPeriod(period),
    end: end && table.formatDay(end),
    kept: table.formatCount(promises.kept),
    of: table.formatCount(promises.of),
  }
}
