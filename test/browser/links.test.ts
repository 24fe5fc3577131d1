import type {Browser} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {openDesk} from '../support/crm.ts'
import {startChromium} from './chromium.ts'

const {desk, leave} = openDesk('2026-01-05T14:40:00+01:00')
let browser: Browser

beforeAll(async () => {
  desk.ok('config', 'name', 'Jana Novak')
  desk.ok('add', 'Apex Manufacturing')
  desk.ok(
    ...['contact', 'add', 'apex', 'Helen Marks', '--email', 'helen+work@apex.example', '--phone', '+49 170 1234567'],
    ...['--handle', 'telegram=@helen_m'],
  )
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  leave()
})

const texts = [
  ['Hindi', 'नमस्ते राम जी, क्या हम गुरुवार को बात करें?'],
  ['Persian, with the joiner that it needs', 'سلام، آیا می‌خواهید دربارهٔ سفارش‌ها گفت‌وگو کنیم؟'],
  ['emoji of several characters', 'Well done 👩🏽‍🔧🎉 – 🇳🇵'],
  ['what means something in an address', 'R&D #3: 50% + 20% = "done"? a=b;c|d <x> \\ ~ ^ `'],
  ['line breaks', 'Dear Helen,\n\nfirst line\nsecond line & more'],
  ['what is percent-encoded already', '100%25 %0D%0ABcc: x@evil.example'],
] as const

interface Link {
  readonly channel: string
  readonly url: string
  readonly text: string
}

const linksOf = (text: string): Link[] => desk.ok('reach', 'helen', '--text', text, '--json').json().links

describe.each(texts)('links with %s', (_, text) => {
  it('keep their text to the byte when a browser opens them', async () => {
    const links = linksOf(text).filter(({url}) => url.startsWith('https:') && url.includes('text='))
    expect(links.map(({channel}) => channel).sort()).toEqual(['telegram', 'whatsapp'])
    const page = await browser.newPage()
    await page.route('**/*', route =>
      route.fulfill({contentType: 'text/html', body: '<!doctype html><title>x</title>'}),
    )
    for (const {url} of links) {
      await page.goto(url)
      expect(await page.evaluate(() => new URLSearchParams(location.search).get('text'))).toBe(text)
    }
    await page.close()
  })

  it('keep their text, address and fields when they stand in a page', async () => {
    const page = await browser.newPage()
    const links = linksOf(text)
    await page.setContent('<!doctype html><title>x</title>')
    const read = await page.evaluate(
      urls =>
        urls.map(url => {
          const link = document.createElement('a')
          link.href = url
          const fields = link.search.slice(1).split('&').filter(Boolean)
          return {
            protocol: link.protocol,
            path: decodeURIComponent(link.pathname),
            hash: link.hash,
            fields: fields.map(field => field.split('=').map(decodeURIComponent)),
          }
        }),
      links.map(({url}) => url),
    )
    const of = (protocol: string) => read.find(each => each.protocol === protocol)
    const {subject} = desk.ok('reach', 'helen', '--text', text, '--via', 'email', '--json').json().links[0]
    expect(of('mailto:')).toEqual({
      protocol: 'mailto:',
      path: 'helen+work@apex.example',
      hash: '',
      fields: [...(subject ? [['subject', subject]] : []), ['body', text.replaceAll('\n', '\r\n')]],
    })
    expect(of('sms:')).toMatchObject({path: '+491701234567', hash: '', fields: [['body', text]]})
    expect(of('tel:')).toMatchObject({path: '+491701234567', hash: '', fields: []})
    await page.close()
  })
})
