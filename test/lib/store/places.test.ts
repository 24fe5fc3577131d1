import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {
  bookStateFolder,
  cacheFolder,
  dataFolder,
  findBook,
  type Surroundings,
  stateFolder,
} from '../../../src/lib/store/places.ts'
import {makeScratchFolder} from '../../support/scratch.ts'

const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  env: {},
  cwd: '/nowhere/at/all',
  home: '/home/ana',
  platform: 'linux',
  ...more,
})

describe('findBook', () => {
  it('takes the file that was named, from the working directory', () => {
    const env = {CRM_FILE: '/env/crm.json'}
    expect(findBook('my.json', around({env}))).toBe('/nowhere/at/all/my.json')
    expect(findBook('/abs/my.json', around({env}))).toBe('/abs/my.json')
  })

  it('else takes CRM_FILE; an empty one is none', () => {
    expect(findBook(undefined, around({env: {CRM_FILE: '../crm.json'}}))).toBe('/nowhere/at/crm.json')
    expect(findBook(undefined, around({env: {CRM_FILE: ''}}))).toBe('/home/ana/.local/share/crm/crm.json')
  })

  it('else takes the nearest book upward', () => {
    const folder = makeScratchFolder()
    const cwd = join(folder, 'a', 'b')
    mkdirSync(cwd, {recursive: true})
    writeFileSync(join(folder, 'crm.json'), '')
    expect(findBook(undefined, around({cwd}))).toBe(join(folder, 'crm.json'))
    writeFileSync(join(folder, 'a', 'crm.json'), '')
    expect(findBook(undefined, around({cwd}))).toBe(join(folder, 'a', 'crm.json'))
  })

  it("else takes the user's own place", () => {
    expect(findBook(undefined, around())).toBe('/home/ana/.local/share/crm/crm.json')
  })
})

describe('the folders for data, state and cache', () => {
  const xdg = {XDG_DATA_HOME: '/d', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: '/c'}
  const own = ['/home/ana/.local/share/crm', '/home/ana/.local/state/crm', '/home/ana/.cache/crm'] as const

  it.each<[Partial<Surroundings>, string, string, string]>([
    [{}, ...own],
    [{env: xdg}, '/d/crm', '/s/crm', '/c/crm'],
    [{env: {XDG_DATA_HOME: 'd', XDG_STATE_HOME: '../s', XDG_CACHE_HOME: '.'}}, ...own],
    [{env: {XDG_DATA_HOME: '', XDG_STATE_HOME: '', XDG_CACHE_HOME: ''}}, ...own],
    [
      {platform: 'darwin'},
      '/home/ana/Library/Application Support/crm',
      '/home/ana/Library/Application Support/crm/state',
      '/home/ana/Library/Caches/crm',
    ],
    [{platform: 'win32', env: {APPDATA: '/r', LOCALAPPDATA: '/l'}}, '/r/crm', '/l/crm/state', '/l/crm/cache'],
    [
      {platform: 'win32'},
      '/home/ana/AppData/Roaming/crm',
      '/home/ana/AppData/Local/crm/state',
      '/home/ana/AppData/Local/crm/cache',
    ],
    [{platform: 'win32', env: xdg}, '/d/crm', '/s/crm', '/c/crm'],
  ])('of %j are %s, %s and %s', (more, data, state, cache) => {
    expect([dataFolder, stateFolder, cacheFolder].map(folder => folder(around(more)))).toEqual([data, state, cache])
  })
})

describe('bookStateFolder', () => {
  it('is the same for the same book and another for another', () => {
    const folder = bookStateFolder('/home/ana/crm.json', around())
    expect(folder).toMatch(/^\/home\/ana\/\.local\/state\/crm\/books\/b[0-9a-z]{12}$/)
    expect(bookStateFolder('/home/ana/crm.json', around())).toBe(folder)
    expect(bookStateFolder('/home/ben/crm.json', around())).not.toBe(folder)
  })
})
