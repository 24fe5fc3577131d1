import {linkText} from './clean-text.ts'
import {bindWords, escapeHtml, isolate, phraseHtml} from './escape-html.ts'
import {pageStyle} from './html-style.ts'
import {type Detail, type Letter, type LetterItem, type LetterSection, type Price, sectionForms} from './letter.ts'
import {mailStyle} from './mail-style.ts'
import {printOf} from './page-lines.ts'
import {plainText} from './phrase.ts'
import {legendMark, timelineSvg} from './timeline-svg.ts'

/** What the page may load: its own style and nothing else, so that opening a letter tells nobody. */
const policy = "default-src 'none'; style-src 'unsafe-inline'"

/** What a page has beside the letter's sections. */
interface PageParts {
  readonly style: string
  readonly metas: readonly string[]
  readonly timeline: boolean
  /** What stands around all that is read. */
  readonly frame: readonly [opening: string, closing: string]
}

/**
 * The letter as one self-contained page, to read, to print and to attach: no script, nothing fetched.
 *
 * @param ownStyle rules of the user's own, which come last; see `checkStyle`
 */
export const renderHtml = (letter: Letter, ownStyle = ''): string =>
  renderPage(letter, {
    style: [pageStyle, ownStyle].filter(Boolean).join('\n'),
    metas: [
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="referrer" content="no-referrer">',
      '<meta name="color-scheme" content="light dark">',
    ],
    timeline: letter.kind !== 'thanks' && letter.timeline.moments.length > 0,
    frame: [`<main class="${printOf(letter)}">`, '</main>'],
  })

/** The letter as the page of a mail, in what mail programs know of HTML: without the timeline. */
export const renderMailHtml = (letter: Letter): string =>
  renderPage(letter, {
    style: mailStyle,
    metas: [],
    timeline: false,
    // Some mail programs leave out `html` and `body`: the direction must stand within.
    frame: [`<div class="letter" lang="${letter.language}" dir="${letter.direction}">`, '</div>'],
  })

function renderPage(letter: Letter, {style, metas, timeline, frame}: PageParts): string {
  const {language, direction, title, subject, salutation, sections, separator, appendix} = letter
  const [thanks, ...others] = sections
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${metas.join('\n')}
<title>${escapeHtml(`${title} · ${plainText(subject)}`)}</title>
<style>
${style}
</style>
</head>
<body>
${frame[0]}
${renderHead(letter)}
<h1>${escapeHtml(title)}</h1>
<p class="subject">${phraseHtml(subject)}</p>
<p class="salutation">${phraseHtml(salutation)}</p>
${thanks ? renderProse(thanks.items) : ''}
${timeline ? renderTimeline(letter) : ''}
${others.map(section => renderSection(section, separator)).join('\n')}
${renderClosing(letter)}
${appendix ? renderAppendix(appendix, separator) : ''}
${frame[1]}
</body>
</html>
`.replace(/\n{2,}/g, '\n')
}

const renderHead = ({business, date}: Letter): string =>
  `<header class="head"><p class="business">${business ? isolate(business) : ''}</p><p>${escapeHtml(date)}</p></header>`

function renderTimeline(letter: Letter): string {
  const legend = letter.timeline.legend.map(({kind, label}) => `<span>${legendMark(kind)}${escapeHtml(label)}</span>`)
  return `<figure class="timeline">\n${timelineSvg(letter)}\n<figcaption>${legend.join('')}</figcaption>\n</figure>`
}

function renderSection({id, heading, lead, items, total}: LetterSection, separator: string): string {
  const body = [
    lead ? `<p class="lead">${phraseHtml(lead)}</p>` : '',
    items.length > 0 ? renderItems[sectionForms[id]](items, {id, separator}) : '',
    total ? renderTotal(total) : '',
  ]
  const around = id === 'ask' ? ' class="ask"' : ''
  return [
    `<section${around} aria-labelledby="${id}">`,
    `<h2 id="${id}">${escapeHtml(heading)}</h2>`,
    ...body.filter(Boolean),
    '</section>',
  ].join('\n')
}

interface ItemsOptions {
  readonly id: LetterSection['id']
  readonly separator: string
}

type RenderItems = (items: readonly LetterItem[], options: ItemsOptions) => string

const renderProse = (items: readonly LetterItem[]): string =>
  items.map(({text, details}) => `<p>${[phraseHtml(text), ...details.map(renderDetail)].join(' ')}</p>`).join('\n')

const renderItems: Readonly<Record<'prose' | 'list' | 'quotes', RenderItems>> = {
  prose: renderProse,
  list: (items, {id, separator}) => {
    const lines = items.map(item => renderItem(item, separator))
    return `<ul${id === 'next' ? ' class="proposals"' : ''}>\n${lines.join('\n')}\n</ul>`
  },
  quotes: (items, {separator}) => items.map(item => renderQuote(item, separator)).join('\n'),
}

const renderQuote = ({text, details}: LetterItem, separator: string): string => {
  const author = details.length > 0 ? `<footer>${details.map(renderDetail).join(separator)}</footer>` : ''
  return `<blockquote><p>${phraseHtml(text)}</p>${author}</blockquote>`
}

function renderItem({text, details}: LetterItem, separator: string): string {
  const about = details.filter(detail => detail.kind !== 'price').map(renderDetail)
  const prices = details.flatMap(detail => (detail.kind === 'price' ? [renderPrice(detail.price)] : []))
  return [
    `<li><div><p>${phraseHtml(text)}</p>`,
    about.length > 0 ? ` <p class="meta">${about.join(bindWords(separator))}</p>` : '',
    '</div>',
    prices.length > 0 ? `<p class="price">${prices.join('')}</p>` : '',
    '</li>',
  ].join('')
}

function renderDetail(detail: Detail): string {
  if (detail.kind === 'text') return isolate(detail.text)
  if (detail.kind === 'price') return renderPrice(detail.price)
  const {label, href} = detail
  const link = `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${isolate(linkText(href))}</a>`
  return `${escapeHtml(label)}: ${link}`
}

/** What is seen as struck is also said: not every screen reader tells that a text is struck. */
const renderPrice = ({listLabel, list, chargedLabel, charged}: Price): string =>
  `<span class="spoken">${escapeHtml(listLabel)} </span><s>${isolate(list)}</s> ` +
  `<span class="spoken">${escapeHtml(chargedLabel)} </span><b>${isolate(charged)}</b>`

const renderTotal = ({label, prices}: NonNullable<LetterSection['total']>): string =>
  `<div class="total"><p>${escapeHtml(label)}</p><p class="price">${prices
    .map(price => `<span>${renderPrice(price)}</span>`)
    .join('')}</p></div>`

function renderClosing({closing, signature}: Letter): string {
  const [name, ...more] = signature
  const lines = [...(name ? [`<strong>${isolate(name)}</strong>`] : []), ...more.map(isolate)]
  const signed = lines.length > 0 ? `<p>${lines.join('<br>')}</p>` : ''
  return `<div class="closing"><p>${phraseHtml(closing)}</p>${signed}</div>`
}

const renderAppendix = ({heading, items, more}: NonNullable<Letter['appendix']>, separator: string): string =>
  [
    '<section class="appendix" aria-labelledby="appendix">',
    `<h2 id="appendix">${escapeHtml(heading)}</h2>`,
    renderItems.list(items, {id: 'results', separator}),
    more ? `<p>${escapeHtml(more)}</p>` : '',
    '</section>',
  ].join('\n')
