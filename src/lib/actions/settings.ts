import type {Book} from '../book/book.ts'
import {beginBook} from '../book/book-info.ts'
import {changeRecord, createRecord} from '../book/edits.ts'
import type {Plan} from '../book/plan.ts'
import {checkSettingKey, parseSetting, settingHelp} from '../book/setting-definitions.ts'
import {settingId} from '../book/settings.ts'
import type {Edit} from '../change/edit.ts'
import {CrmError} from '../errors.ts'

/** Every setting with its value; null where there is neither a value nor a default. */
export type SettingValues = {readonly [key: string]: string | null}

/** The settings in force, defaults included. */
export function listSettings(book: Book): {settings: SettingValues} {
  const settings: {[key: string]: string | null} = {}
  for (const {key, fallback} of settingHelp()) settings[key] = fallback ?? null
  for (const {key, value} of book.all('setting')) if (value) settings[key] = value
  return {settings}
}

/** One setting's value. Throws for a key that does not exist. */
export function readSetting(book: Book, key: string): {settings: SettingValues} {
  checkSettingKey(key)
  return {settings: {[key]: listSettings(book).settings[key] ?? null}}
}

/** The edit that gives a setting its value. Throws for an unknown key or a value that cannot be. */
export function settingEdit(book: Book, key: string, text: string): Edit {
  const value = parseSetting(key, text)
  const id = settingId(key)
  return book.record(id) ? changeRecord('setting', id, {value}) : createRecord('setting', id, {key, value})
}

/** Changes settings in one step. */
export function changeSettings(book: Book, given: {readonly [key: string]: string}): Plan<{settings: SettingValues}> {
  const edits = Object.entries(given).map(([key, text]) => settingEdit(book, key, text))
  return {edits, summary: `config: ${Object.keys(given).join(', ')}`, result: listSettings}
}

/** Takes a setting away, so that its default counts. */
export function unsetSetting(book: Book, key: string): Plan<{settings: SettingValues}> {
  checkSettingKey(key)
  const id = settingId(key)
  if (!book.find('setting', id)?.value)
    throw new CrmError('not-found', `${key} is not set`, {hint: 'See the settings: crm config'})
  return {edits: [changeRecord('setting', id, {value: null})], summary: `config: ${key} unset`, result: listSettings}
}

/** Begins a book, or keeps the one that is there; the settings that are given are changed. */
export function initialiseBook(
  book: Book,
  given: {readonly [key: string]: string | undefined},
): Plan<{settings: SettingValues}> {
  const edits = Object.entries(given).flatMap(([key, text]) =>
    text === undefined ? [] : [settingEdit(book, key, text)],
  )
  return {
    edits: [...beginBook(book), ...edits],
    summary: 'init',
    result: listSettings,
  }
}
