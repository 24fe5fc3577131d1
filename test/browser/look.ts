/** What a page looks like to the browser that shows it. */
export interface Look {
  readonly language: string
  readonly direction: string
  /** The direction that the text is set in. */
  readonly bodyDirection: string
  /** How much wider the page is than its window. */
  readonly tooWide: number
  /** What reaches out of the window at either side, as `tag: text`. */
  readonly outside: readonly string[]
  /** Texts of too little contrast: WCAG 2.2 AA asks for 4.5, of large text for 3. */
  readonly faint: readonly string[]
  /** The headings in their order, as `1 text`. */
  readonly headings: readonly string[]
  /** Regions that no heading names. */
  readonly unnamed: readonly string[]
  /** Pictures that are neither named nor hidden from those who cannot see them. */
  readonly mute: readonly string[]
  /** The colour behind the letter. */
  readonly sheet: string
}

/** Looks at the page that is open. Runs in the browser: it can use nothing from outside itself. */
export function lookAtPage(): Look {
  const describe = (element: Element): string =>
    `${element.tagName.toLowerCase()}: ${(element.textContent ?? '').trim().slice(0, 60)}`
  const isSpoken = (element: Element): boolean => element.closest('.spoken') !== null
  const all = [...document.body.querySelectorAll('*')].filter(element => !isSpoken(element))

  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour)
      .slice(0, 3)
      .map(channel => channel / 255)
      .map(channel => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one: string, other: string): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
  }
  const backgroundOf = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const {backgroundColor} = getComputedStyle(at)
      if ((channels(backgroundColor)[3] ?? 1) > 0) return backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  const isFaint = (element: Element): boolean => {
    const style = getComputedStyle(element)
    const colour = element.closest('svg') ? style.fill : style.color
    const size = Number.parseFloat(style.fontSize)
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    return contrast(colour, backgroundOf(element)) < (isLarge ? 3 : 4.5)
  }
  const hasOwnText = (element: Element): boolean =>
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() !== '')
  const isShown = (element: Element): boolean => element.getClientRects().length > 0

  const root = document.documentElement
  const width = root.clientWidth
  return {
    language: root.lang,
    direction: root.dir,
    bodyDirection: getComputedStyle(document.body).direction,
    tooWide: root.scrollWidth - width,
    outside: all
      .filter(element => element.closest('defs') === null)
      .filter(element => {
        const {left, right} = element.getBoundingClientRect()
        return left < -0.5 || right > width + 0.5
      })
      .map(describe),
    faint: all
      .filter(
        element =>
          hasOwnText(element) && isShown(element) && !['TITLE', 'DESC'].includes(element.tagName.toUpperCase()),
      )
      .filter(isFaint)
      .map(describe),
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
      heading => `${heading.tagName.slice(1)} ${(heading.textContent ?? '').trim()}`,
    ),
    unnamed: [...document.querySelectorAll('section')]
      .filter(section => {
        const name = document.getElementById(section.getAttribute('aria-labelledby') ?? '')
        return !name || (name.textContent ?? '').trim() === ''
      })
      .map(describe),
    mute: [...document.querySelectorAll('svg, img')]
      .filter(picture => picture.getAttribute('aria-hidden') !== 'true')
      .filter(picture => {
        const names = (picture.getAttribute('aria-labelledby') ?? '').split(' ')
        const said = names.map(id => document.getElementById(id)?.textContent ?? '')
        return picture.getAttribute('role') !== 'img' || said.some(text => text.trim() === '')
      })
      .map(describe),
    sheet: getComputedStyle(document.querySelector('main') ?? document.body).backgroundColor,
  }
}
