import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {type LetterLanguage, letterLanguages} from '../../src/lib/book/letter-languages.ts'
import {openDesk} from '../support/crm.ts'
import {startChromium} from './chromium.ts'
import {lookAtPage} from './look.ts'

// Pictures of every letter are left here, to be looked at.
const artefacts = fileURLToPath(new URL('../../.artefacts/letters/', import.meta.url))

/** The clients of the sample book whose letters are in these languages. */
const clients: Partial<Record<LetterLanguage, string>> & {readonly en: string} = {
  en: 'apex',
  hi: 'गणेश',
  ne: 'सगरमाथा',
  bn: 'মেঘনা',
  fa: 'رضوانی',
}

const clientOf = (language: LetterLanguage): string => clients[language] ?? clients.en

const views = [
  {view: 'sheet', width: 1000, height: 1300, scheme: 'light'},
  {view: 'sheet-dark', width: 1000, height: 1300, scheme: 'dark'},
  {view: 'phone', width: 360, height: 740, scheme: 'light'},
  {view: 'phone-dark', width: 360, height: 740, scheme: 'dark'},
] as const

const {desk, leave} = openDesk('2026-11-01T09:00:00+01:00')
let browser: Browser

beforeAll(async () => {
  rmSync(artefacts, {recursive: true, force: true})
  mkdirSync(artefacts, {recursive: true})
  desk.ok('demo', dirname(desk.file), '--today', '2026-11-01')
  browser = await startChromium()
})
afterAll(async () => {
  await browser?.close()
  leave()
})

/** Writes a letter of the sample book as a page, once; its address. */
function write(words: readonly string[], client: string, language: LetterLanguage): string {
  const file = join(desk.home, `${words.join('')}-${client}-${language}.html`)
  if (!existsSync(file)) desk.ok(...words, client, '--language', language, '--format', 'html', '--out', file)
  return pathToFileURL(file).href
}

/** Opens a page, and keeps what it asks for beside itself. */
async function open(address: string, {width, height, scheme}: Omit<(typeof views)[number], 'view'>) {
  const page: Page = await browser.newPage({viewport: {width, height}, colorScheme: scheme})
  const fetched: string[] = []
  page.on('request', request => void fetched.push(request.url()))
  await page.goto(address)
  return {page, fetched: () => fetched.filter(each => each !== address)}
}

describe.each(letterLanguages)('a recap in %s', language => {
  it.each(views)('can be read at $view', async ({view, ...window}) => {
    const address = write(['recap'], clientOf(language), language)
    const {page, fetched} = await open(address, window)
    await page.screenshot({path: join(artefacts, `${language}-${view}.png`), fullPage: true})
    const look = await page.evaluate(lookAtPage)
    const direction = language === 'fa' ? 'rtl' : 'ltr'
    expect(look).toMatchObject({language, direction, bodyDirection: direction, tooWide: 0})
    expect(look.outside).toEqual([])
    expect(look.faint).toEqual([])
    expect(look.unnamed).toEqual([])
    expect(look.mute).toEqual([])
    expect(look.headings.map(heading => heading[0])).toEqual(['1', ...look.headings.slice(1).map(() => '2')])
    expect(look.headings.every(heading => heading.length > 2)).toBe(true)
    expect(await page.getByRole('img').count()).toBe(1)
    expect(await page.getByRole('img', {name: /\S/}).count()).toBe(1)
    expect(await page.getByRole('main').count()).toBe(1)
    expect(fetched()).toEqual([])
    await page.close()
  })

  it('is dark where the reader has it dark, and light on paper all the same', async () => {
    const address = write(['recap'], clientOf(language), language)
    const {page} = await open(address, views[1])
    const brightness = (colour: string) => Math.max(...(colour.match(/\d+/g) ?? ['255']).slice(0, 3).map(Number))
    expect(brightness((await page.evaluate(lookAtPage)).sheet)).toBeLessThan(80)
    await page.emulateMedia({media: 'print', colorScheme: 'dark'})
    expect((await page.evaluate(lookAtPage)).faint).toEqual([])
    await page.close()
  })

  it.each(['A4', 'Letter'] as const)('is printed on one page of %s', async format => {
    const address = write(['recap'], clientOf(language), language)
    const {page} = await open(address, views[0])
    const file = join(artefacts, `${language}-${format}.pdf`)
    await page.pdf({path: file, format, preferCSSPageSize: true, printBackground: false})
    await page.close()
    execFileSync('pdftoppm', ['-r', '80', '-png', file, file.replace('.pdf', '')])
    const pages = /^Pages: +(\d+)$/m.exec(execFileSync('pdfinfo', [file], {encoding: 'utf8'}))?.[1]
    expect(Number(pages)).toBe(1)
  })
})

describe.each(letterLanguages)('the other letters in %s', language => {
  it.each([
    ['thanks', ['thanks']],
    ['year', ['year']],
    ['closeout', ['recap', '--closeout']],
  ])('fit a phone: %s', async (name, words) => {
    // Of the others nothing was renewed or closed yet.
    const client = name === 'year' ? clientOf(language) : clients.en
    const {page, fetched} = await open(write(words, client, language), views[3])
    await page.screenshot({path: join(artefacts, `${language}-${name}.png`), fullPage: true})
    const look = await page.evaluate(lookAtPage)
    expect(look).toMatchObject({language, tooWide: 0, outside: [], faint: [], unnamed: [], mute: []})
    expect(fetched()).toEqual([])
    await page.close()
  })
})
