import {readdirSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {loadAllMessages, type MessageTongue, messageLanguages} from '../../../../src/lib/reach/messages/load.ts'
import {messagePurposes} from '../../../../src/lib/reach/messages/table.ts'
import {checkTemplate} from '../../../../src/lib/reach/templates.ts'

const messagesIn = await loadAllMessages()
const tableOf = (language: string) => {
  const table = messagesIn(language)
  if (!table) throw new Error(`no messages in ${language}`)
  return table
}

const scripts: Readonly<Record<MessageTongue, RegExp>> = {
  en: /^[\p{Script=Latin}\p{Script=Common}]+$/u,
  hi: /^[\p{Script=Devanagari}\p{Script=Inherited}\p{Script=Common}]+$/u,
  ne: /^[\p{Script=Devanagari}\p{Script=Inherited}\p{Script=Common}]+$/u,
  bn: /^[\p{Script=Bengali}\p{Script=Inherited}\p{Script=Common}]+$/u,
  fa: /^[\p{Script=Arabic}\p{Script=Inherited}\p{Script=Common}]+$/u,
}

/** The polite pronoun: a message without it speaks to nobody, or to somebody close. */
const polite: Readonly<Record<MessageTongue, RegExp>> = {
  en: /\byou/i,
  hi: /आप/,
  ne: /तपाईं/,
  bn: /আপন/,
  fa: /شما/,
}

/** Familiar forms, which are no way to write to a client. */
const familiar: Readonly<Record<MessageTongue, RegExp>> = {
  en: /\b(?:hi|hey)\b/i,
  hi: /(?:^|\s)(?:तुम|तू|तेरा|तुम्हार)/,
  ne: /(?:^|\s)(?:तिमी|तँ|तेरो|तिम्रो)/,
  bn: /(?:^|\s)(?:তুমি|তুই|তোমা)/,
  fa: /(?:^|\s)تو(?:\s|$)/,
}

describe.each(messageLanguages)('the messages in %s', language => {
  const {messages, reviewed} = tableOf(language)

  it('have a subject and a text for every purpose, in the script of the language', () => {
    expect(Object.keys(messages)).toEqual([...messagePurposes])
    for (const [purpose, {subject, text}] of Object.entries(messages)) {
      for (const words of [subject, text]) {
        expect(words.trim(), purpose).toBe(words)
        expect(words, purpose).toMatch(/[\p{L}\p{M}]{3}/u)
        expect(words.replace(/\{\w+\}/g, ''), purpose).toMatch(scripts[language])
        expect(() => checkTemplate({text: words})).not.toThrow()
      }
    }
  })

  it('are formal', () => {
    for (const [purpose, {subject, text}] of Object.entries(messages)) {
      expect(text, purpose).toMatch(polite[language])
      expect(`${subject} ${text}`, purpose).not.toMatch(familiar[language])
    }
  })

  it('say whether a native reader has gone through them', () => {
    expect(typeof reviewed).toBe('boolean')
  })

  it('tell the reader of a newsletter how to leave it', () => {
    const [news, leaving] = messages.newsletter.text.split('\n\n')
    expect(news).toBe('{text}')
    expect(leaving?.length).toBeGreaterThan(40)
  })
})

describe('loadAllMessages', () => {
  it('has each language in a file of its own', () => {
    const folder = fileURLToPath(new URL('../../../../src/lib/reach/messages', import.meta.url))
    const files = readdirSync(folder).filter(name => /^[a-z]{2,3}\.ts$/.test(name))
    expect(files.sort()).toEqual(messageLanguages.map(each => `${each}.ts`).sort())
  })

  it('takes a region for its language, and knows no other', () => {
    expect(messagesIn('hi-IN')?.language).toBe('hi')
    expect(messagesIn('FA')?.language).toBe('fa')
    expect([messagesIn('de'), messagesIn(''), messagesIn('constructor')]).toEqual([undefined, undefined, undefined])
  })

  it('greets and takes leave as letters do', () => {
    expect(tableOf('en').salutation({name: 'Helen Marks', title: 'Dr.'})).toBe('Dear Dr. Helen Marks,')
    expect(tableOf('hi').salutation({name: 'राम शर्मा'})).toBe('आदरणीय राम शर्मा जी,')
    expect(tableOf('fa').closing).toBe('با احترام')
  })
})
