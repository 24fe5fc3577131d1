import {expect, it} from 'vitest'
import {plainPalette} from '../../../src/lib/terminal/colour.ts'
import {displayWidth} from '../../../src/lib/terminal/width.ts'
import {viewPlaybooks} from '../../../src/lib/views/playbooks.ts'
import {aBook} from '../../support/build.ts'

const form = {name: 'onboarding', text: '', steps: 17, lastDay: 90, setting: 'playbook.onboarding'}

const draw = async (width: number): Promise<string[]> => {
  const screen = {width, isTty: true, palette: plainPalette}
  return (await viewPlaybooks({playbooks: [], available: [form]}, screen, aBook().build())).split('\n').slice(3)
}

it('puts the command of a playbook below it where both do not fit', async () => {
  expect(await draw(80)).toEqual(['  onboarding: 17 steps to business day 90  crm config playbook.onboarding'])
  const narrow = await draw(44)
  expect(narrow).toEqual(['  onboarding: 17 steps to business day 90', '    crm config playbook.onboarding'])
  for (const line of narrow) expect(displayWidth(line)).toBeLessThanOrEqual(44)
})
