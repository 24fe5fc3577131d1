import {describe, expect, it} from 'vitest'
import {checkTemplate, fillTemplate, readTemplateName} from '../../../src/lib/reach/templates.ts'

const fillings = {
  name: 'Helen {me}',
  customer: 'Apex',
  salutation: 'Dear Helen,',
  closing: 'Kind regards,',
  me: 'Jana',
  business: 'Novak',
  signature: 'Jana\nNovak',
  room: undefined,
  text: undefined,
}

describe('fillTemplate', () => {
  it('takes the subject from the first line, and does not read again what was filled in', () => {
    expect(fillTemplate({text: '\ufeffSubject: For {Customer}\r\n\r\nHi { name }\r\n{{x}}'}, fillings)).toEqual({
      subject: 'For Apex',
      text: 'Hi Helen {me}\n{x}',
    })
    expect(fillTemplate({text: 'Hi {me}'}, fillings)).toEqual({subject: undefined, text: 'Hi Jana'})
  })

  it.each([
    ['Hi {nick}', 'unknown placeholder: {nick}'],
    ['Hi {constructor}', 'unknown placeholder: {constructor}'],
    ['Subject: {nick}\n\nHi', 'unknown placeholder: {nick}'],
  ])('refuses %j', (text, said) => {
    expect(() => fillTemplate({text}, fillings)).toThrow(said)
  })

  it('says which setting is missing', () => {
    expect(() => fillTemplate({text: '{business}'}, {...fillings, business: undefined})).toThrow(
      'nothing to put for {business}',
    )
  })
})

describe('checkTemplate', () => {
  it('names the file, the line and the placeholders that there are', () => {
    const check = () => checkTemplate({file: 'templates/hi/check-in.txt', text: 'Subject: {{nick}\r\n\r\nHi {nick}\n'})
    expect(check).toThrow('templates/hi/check-in.txt line 3: unknown placeholder: {nick}')
    expect(check).toThrow(
      expect.objectContaining({code: 'invalid-value', hint: expect.stringContaining('{salutation}')}),
    )
  })
})

describe('readTemplateName', () => {
  it.each(['../x', 'a/b', '', '.', 'a.txt', '-x'])('refuses %j', name => {
    expect(() => readTemplateName(name)).toThrow('not the name of a template')
  })

  it('takes names of any script', () => {
    expect(readTemplateName(' Neujahr-2026 ')).toBe('neujahr-2026')
    expect(readTemplateName('नमस्ते')).toBe('नमस्ते')
  })
})
