import {describe, expect, it} from 'vitest'
import {type Contact, knownCollection} from '../../../src/lib/book/registry.ts'
import {composeMessage} from '../../../src/lib/reach/message.ts'
import {loadAllMessages} from '../../../src/lib/reach/messages/load.ts'
import {messagePurposes} from '../../../src/lib/reach/messages/table.ts'
import type {Template} from '../../../src/lib/reach/templates.ts'
import {aBook, type Given, idOf} from '../../support/build.ts'

const messagesIn = await loadAllMessages()

interface Asked {
  readonly template?: string
  readonly text?: string
  readonly contact?: Given<'contact'>
  readonly own?: {readonly [path: string]: string}
  readonly me?: string
}

function compose({template, text, contact = {}, own = {}, me = 'Jana Novak'}: Asked) {
  const id = idOf('contact', 'helen')
  const builder = aBook()
    .customer({name: 'Apex'})
    .contact({...contact, id})
  const book = (me === '' ? builder : builder.setting('name', me).setting('business', 'Novak Consulting')).build()
  const [customer] = book.all('customer')
  const whom: Contact | undefined = book.find('contact', id)
  if (!customer) throw new Error('no customer')
  const ownTemplate = (language: string, name: string): Template | undefined => {
    const file = `templates/${language}/${name}.txt`
    const held = own[`${language}/${name}`]
    return held === undefined ? undefined : {file, text: held}
  }
  return composeMessage(book, {customer, contact: whom}, {template, text}, {messagesIn, ownTemplate})
}

describe('composeMessage', () => {
  it.each(messagePurposes)('fills the message %s whole, between salutation and closing', template => {
    for (const language of ['en', 'hi', 'ne', 'bn', 'fa']) {
      const text = template === 'newsletter' ? 'A & B\n\n#2' : undefined
      const {message} = compose({template, contact: {language}, ...(text === undefined ? {} : {text})})
      const table = messagesIn(language)
      expect(message.text).toMatch(/^\S/)
      expect(message.text.startsWith(`${table?.salutation({name: 'Helen Marks'})}\n\n`)).toBe(true)
      expect(message.text.endsWith(`\n\n${table?.closing}\nJana Novak\nNovak Consulting`)).toBe(true)
      expect(message.subject).toMatch(/\S/)
      expect(`${message.subject}${message.text}`).not.toMatch(/[{}]/)
      if (text !== undefined) expect(message.text).toContain(text)
    }
  })

  it('greets somebody as they like it', () => {
    const contact = {language: 'hi', salutation: 'आदरणीया हेलेन जी,', closing: 'सप्रेम,'}
    expect(compose({template: 'thanks', contact}).message.text).toMatch(/^आदरणीया हेलेन जी,\n[\s\S]*\nसप्रेम,\n/)
  })

  it('warns of words that no native reader has gone through, and of no English ones', () => {
    expect(compose({template: 'thanks', contact: {language: 'ne'}}).note).toContain('No native reader')
    expect(compose({template: 'thanks'}).note).toBeUndefined()
    expect(compose({template: 'thanks', contact: {language: 'ne'}, own: {'ne/thanks': 'धन्यवाद'}}).note).toBeUndefined()
  })

  it('takes an own template before the one that comes along, and their language before English', () => {
    const own = {'hi/thanks': 'शुक्रिया {name}', 'en/thanks': 'Thanks {name}', 'hi-IN/offer': 'x', 'de/news': 'Hallo'}
    const said = (template: string, language: string) => compose({template, contact: {language}, own})
    expect(said('thanks', 'hi-IN').message.text).toBe('शुक्रिया Helen Marks')
    expect(said('offer', 'hi-IN').message.text).toBe('x')
    expect(said('thanks', 'en').message.text).toBe('Thanks Helen Marks')
    expect(said('thanks', 'ne').message.text).toContain('धन्यवाद')
    expect(said('thanks', 'de')).toMatchObject({
      message: {text: 'Thanks Helen Marks'},
      language: 'en',
      note: expect.stringContaining('No template thanks in de'),
    })
    expect(said('news', 'de').message.text).toBe('Hallo')
    expect(() => said('news', 'fa')).toThrow('no template is called: news')
  })

  it('fills the placeholders of a text that stands in a template, too', () => {
    const text = 'Subject: stays\n{name}, {{a brace}}'
    expect(compose({template: 'newsletter', text}).message.text).toContain(
      '\n\nSubject: stays\nHelen Marks, {a brace}\n\n',
    )
    expect(() => compose({template: 'newsletter', text: 'Hello {nme}'})).toThrow('unknown placeholder: {nme}')
    expect(() => compose({template: 'newsletter', text: '{room}'})).toThrow('nothing to put for {room}')
  })

  it('says what is missing, and where a text has no place', () => {
    expect(() => compose({template: 'thanks', me: ''})).toThrow('nothing to put for {signature}')
    expect(() => compose({template: 'newsletter'})).toThrow('nothing to put for {text}')
    expect(() => compose({template: 'thanks', text: 'x'})).toThrow('no place for a text')
    expect(() => compose({text: '{salutation}', contact: {language: 'de'}})).toThrow('nothing to put for {salutation}')
    expect(() => compose({text: '{text}'})).toThrow('nothing to put for {text}')
    expect(() => compose({template: 'thanks', own: {'en/thanks': 'a\nb {nick}'}})).toThrow(
      'templates/en/thanks.txt line 2: unknown placeholder: {nick}',
    )
  })

  it('tells nothing of a contact but how to greet them, whatever the book knows', () => {
    const told = new Set(['name', 'salutation', 'closing', 'language'])
    const tokens = Object.entries(knownCollection('contact').fields).flatMap(([name, {kind}]) =>
      told.has(name) || ['reference', 'yes', 'day', 'annual', 'choice'].includes(kind) ? [] : [name],
    )
    const contact: Given<'contact'> = Object.fromEntries(
      tokens.map(name => {
        const isMap = ['map', 'emails', 'phones', 'annuals'].includes(
          knownCollection('contact').fields[name]?.kind ?? '',
        )
        return [name, isMap ? {[`CANARY${name}`]: `CANARY${name}`} : `CANARY${name}`]
      }),
    )
    expect(tokens).toEqual(
      expect.arrayContaining(['formality', 'interests', 'taboos', 'badNews', 'weekend', 'hours', 'custom']),
    )
    for (const language of ['en', 'hi', 'ne', 'bn', 'fa']) {
      for (const template of messagePurposes) {
        const text = template === 'newsletter' ? 'News' : undefined
        const {message} = compose({template, contact: {...contact, title: null, language}, ...(text ? {text} : {})})
        expect(`${message.subject}${message.text}`).not.toContain('CANARY')
      }
    }
  })
})
