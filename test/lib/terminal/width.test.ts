import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {displayWidth, isolate, padLeft, padRight, truncate, wrap} from '../../../src/lib/terminal/width.ts'

const printable = fc.string({unit: 'grapheme-ascii'})
const anyText = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({
    unit: fc.constantFrom(
      ...[
        'a',
        ' ',
        '\n',
        '中',
        '한',
        'é',
        'e\u0301',
        'हि',
        'ন্',
        'ی',
        '\u200c',
        '\u200d',
        '👩',
        '👩🏽\u200d💻',
        '❤\ufe0f',
        '🇳',
        '🇵',
      ],
      ...['1\ufe0f\u20e3', '\ufe0f', '\x1b[31m', '\x1b[0m', '\x1b[', '\u2068'],
    ),
  }),
)

describe('displayWidth', () => {
  it.each([
    ['ASCII', 'Apex', 4],
    ['nothing', '', 0],
    ['Latin letters with accents, composed', 'Zoë', 3],
    ['Latin letters with accents, decomposed', 'Zoe\u0308', 3],
    ['an enclosing mark', 'a\u20dd', 1],
    ['Devanagari with spacing and non-spacing marks', 'हिन्दी', 5],
    ['Devanagari with a joiner', 'क्\u200dष', 2],
    ['Bengali', 'ধন্যবাদ', 6],
    ['Nepali', 'सधन्यवाद', 7],
    ['Persian with a non-joiner', 'می\u200cخواهم', 7],
    ['Chinese', '中文', 4],
    ['Japanese kana', 'ひらカナ', 8],
    ['half-width kana', 'ｶﾅ', 2],
    ['Hangul syllables', '한국', 4],
    ['Hangul as conjoining letters', '한국'.normalize('NFD'), 4],
    ['full-width forms', 'ＡＢ！', 6],
    ['ideographic space and punctuation', '\u3000、。', 6],
    ['an ideograph beyond the first plane', '𠮷', 2],
    ['an emoji', '😀', 2],
    ['an emoji that is text by default', '☎', 1],
    ['the same with the emoji selector', '☎\ufe0f', 2],
    ['an emoji with a skin tone', '👍🏽', 2],
    ['a joined emoji', '👩\u200d👩\u200d👧\u200d👦', 2],
    ['a joined emoji of a text symbol', '❤\ufe0f\u200d🔥', 2],
    ['a flag', '🇳🇵', 2],
    ['two flags', '🇳🇵🇧🇩', 4],
    ['a keycap', '1\ufe0f\u20e3', 2],
    ['a hexagram', '䷀', 2],
    ['ambiguous characters', '…§°', 3],
    ['our colours', '\x1b[31mred\x1b[39m', 3],
    ['several colours at once', '\x1b[1;38;5;12mred\x1b[0m', 3],
    ['isolates', '\u2068سلام\u2069', 4],
    ['control characters', 'a\x07\x9b', 1],
  ])('measures %s', (_, text, width) => {
    expect(displayWidth(text)).toBe(width)
  })

  it('adds up over printable ASCII', () => {
    fc.assert(fc.property(printable, printable, (one, two) => displayWidth(one + two) === one.length + two.length))
  })

  it('adds up over words with spaces between them', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        expect(displayWidth(`${one} | ${two}`)).toBe(displayWidth(one) + 3 + displayWidth(two))
      }),
    )
  })
})

describe('truncate', () => {
  it.each([
    ['Apex Manufacturing', 10, 'Apex Manu…'],
    ['Apex Manufacturing', 6, 'Apex…'],
    ['Apex', 4, 'Apex'],
    ['Apex', 1, '…'],
    ['Apex', 0, ''],
    ['中文中文', 6, '中文…'],
    ['हिन्दी', 3, 'हि…'],
    ['👩\u200d💻👩\u200d💻', 3, '👩\u200d💻…'],
    ['Zoe\u0308zoe', 4, 'Zoe\u0308…'],
    ['\x1b[31mdanger\x1b[39m', 4, '\x1b[31mdan…\x1b[39m'],
  ])('cuts %j to %i columns', (text, width, expected) => {
    expect(truncate(text, width)).toBe(expected)
  })

  it('is never wider than asked, and leaves what fits', () => {
    fc.assert(
      fc.property(anyText, fc.nat(12), (text, width) => {
        const cut = truncate(text, width)
        expect(displayWidth(cut)).toBeLessThanOrEqual(width)
        if (displayWidth(text) <= width) expect(cut).toBe(text)
      }),
    )
  })
})

describe('padRight and padLeft', () => {
  it.each([
    ['ab', 'ab  ', '  ab'],
    ['中', '中  ', '  中'],
    ['हि', 'हि  ', '  हि'],
    ['wider', 'wider', 'wider'],
  ])('fill %s up to four columns', (text, right, left) => {
    expect(padRight(text, 4)).toBe(right)
    expect(padLeft(text, 4)).toBe(left)
  })
})

describe('wrap', () => {
  it.each([
    ['between words', 'called about the invoice', 12, ['called about', 'the invoice']],
    ['within a word longer than a line', 'https://example.com/x', 8, ['https://', 'example.', 'com/x']],
    ['on what is seen', '中文中文 中文', 5, ['中文', '中文', '中文']],
    ['at line feeds', 'one\n\ntwo', 10, ['one', '', 'two']],
    ['nothing of an empty text', '', 10, ['']],
    ['a wide character in a window too narrow for it', '中文', 1, ['中', '文']],
  ])('breaks %s', (_, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines)
  })

  it('counts the indent of every line', () => {
    expect(wrap('called about the invoice', 10, 2)).toEqual(['  called', '  about', '  the', '  invoice'])
  })

  it('keeps within the width, but for a character that is wider itself, and loses nothing but spaces', () => {
    const countCharacters = (line: string) => [...new Intl.Segmenter().segment(line)].length
    fc.assert(
      fc.property(anyText, fc.integer({min: 2, max: 12}), (text, width) => {
        const lines = wrap(text, width)
        for (const line of lines) expect(displayWidth(line) <= width || countCharacters(line) === 1).toBe(true)
        expect(lines.join('').replace(/[ \n]/g, '')).toBe(text.replace(/[ \n]/g, ''))
      }),
    )
  })
})

describe('isolate', () => {
  it.each(['سلام', 'Apex שלום'])('sets %s apart', text => {
    expect(isolate(text)).toBe(`\u2068${text}\u2069`)
  })

  it.each(['Apex', 'हिन्दी', '中文', '۱۲۳', ''])('leaves %j as it is', text => {
    expect(isolate(text)).toBe(text)
  })
})
