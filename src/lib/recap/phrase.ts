/** A piece of a sentence: the letter's own words, or a name or text from the book, perhaps in another script. */
export interface Run {
  readonly text: string
  readonly foreign?: true
}

/** One sentence or line of a letter. */
export type Phrase = readonly Run[]

/** A phrase of the letter's own words alone. */
export const ownWords = (text: string): Phrase => [{text}]

/** A phrase that is wholly a text of the book. */
export const bookText = (text: string): Phrase => [{text, foreign: true}]

/**
 * A template for phrases: the text is the letter's own, what is put in comes from the book.
 *
 * @example phrase`Dear ${'Helen Marks'},` //=> [{text: 'Dear '}, {text: 'Helen Marks', foreign: true}, {text: ','}]
 */
export const phrase = (own: TemplateStringsArray, ...fromBook: readonly string[]): Phrase =>
  own
    .flatMap((text, at): Run[] => {
      const put = fromBook[at]
      return put === undefined ? [{text}] : [{text}, {text: put, foreign: true}]
    })
    .filter(run => run.text !== '')

/** The text of a phrase. */
export const plainText = (runs: Phrase): string => runs.map(run => run.text).join('')
