import {describe, expect, it} from 'vitest'
import {defaultTemplate, fillTemplate, readTemplateName, templateNames} from '../../../src/lib/reach/templates.ts'

const fillings = {name: 'Helen {me}', customer: 'Apex', me: 'Jana', business: 'Novak'}

describe('fillTemplate', () => {
  it.each(templateNames)('fills the template %s whole', name => {
    const {subject, text} = fillTemplate(defaultTemplate(name) ?? '', {...fillings, name: 'Helen'})
    expect(subject).toMatch(/\S/)
    expect(`${subject}${text}`).not.toMatch(/[{}]/)
    expect(text).toContain('Hello Helen,\n\n')
  })

  it('takes the subject from the first line, and does not read again what was filled in', () => {
    expect(fillTemplate('\ufeffSubject: For {Customer}\r\n\r\nHi { name }\r\n{{x}}', fillings)).toEqual({
      subject: 'For Apex',
      text: 'Hi Helen {me}\n{x}',
    })
    expect(fillTemplate('Hi {me}', fillings)).toEqual({subject: undefined, text: 'Hi Jana'})
  })

  it.each([
    ['Hi {nick}', 'unknown placeholder: {nick}'],
    ['Hi {constructor}', 'unknown placeholder: {constructor}'],
    ['Subject: {nick}\n\nHi', 'unknown placeholder: {nick}'],
  ])('refuses %j', (template, said) => {
    expect(() => fillTemplate(template, fillings)).toThrow(said)
  })

  it('says which setting is missing', () => {
    expect(() => fillTemplate('{business}', {...fillings, business: undefined})).toThrow(
      'nothing to put for {business}',
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
