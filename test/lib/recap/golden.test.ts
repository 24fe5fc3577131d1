import {describe, expect, it} from 'vitest'
import {renderHtml} from '../../../src/lib/recap/render-html.ts'
import {renderMarkdown} from '../../../src/lib/recap/render-markdown.ts'
import {renderText} from '../../../src/lib/recap/render-text.ts'
import {compose, typedForApex, yearOfApex} from './sample.ts'

describe('the recap of a good year', () => {
  const letter = compose(yearOfApex(), typedForApex)

  it.each([
    ['md', renderMarkdown],
    ['txt', renderText],
    ['html', renderHtml],
  ])('is as it was approved: .%s', async (extension, render) => {
    await expect(render(letter)).toMatchFileSnapshot(`../../golden/recap/apex.${extension}`)
  })

  it('is between 250 and 450 words long', () => {
    expect(letter.words).toBeGreaterThanOrEqual(250)
    expect(letter.words).toBeLessThanOrEqual(450)
  })
})
