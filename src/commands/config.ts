import {changeSettings, listSettings, readSetting, unsetSetting} from '../lib/actions/settings.ts'
import {namedSettingHelp, settingHelp} from '../lib/book/setting-definitions.ts'
import {CrmCommand} from '../lib/command/crm-command.ts'
import {textArg, wordsArg, yesFlag} from '../lib/command/flags.ts'
import {viewSetting, viewSettings} from '../lib/views/history.ts'

const keys = [...settingHelp(), ...namedSettingHelp()].map(({key, help}) => `- ${key}: ${help}`)

export default class Config extends CrmCommand {
  static override summary = 'Read and change settings'
  static override description = [
    'Settings are part of the book and travel with it. Without a value it reads; without a key it lists them all.',
    '',
    ...keys,
  ].join('\n')
  static override examples = [
    'crm config',
    'crm config currency EUR',
    'crm config cadence.A 30d/45d',
    'crm config cadence.tag.vip 14d/21d',
    'crm config quiet "12-20..01-06, 2026-08-03..2026-08-21"',
    'crm config playbook.kick-off "0 welcome; 1 call: personal call; 2-5 touch: a short touch; 14 pulse: how it goes"',
    'crm config business --unset',
  ]
  static override args = {
    key: textArg({description: 'name of the setting'}),
    value: wordsArg({description: 'its new value'}),
  }
  static override flags = {unset: yesFlag({description: 'take the setting away: its default counts'})}

  async run() {
    const {args, flags} = await this.parse(Config)
    const {key, value} = args
    if (key !== undefined && flags.unset) return this.change(book => unsetSetting(book, key), viewSetting(key))
    if (key !== undefined && value !== undefined)
      return this.change(book => changeSettings(book, {[key]: value}), viewSetting(key))
    const book = this.store.load()
    return this.show(key === undefined ? listSettings(book) : readSetting(book, key), viewSettings, book)
  }
}
