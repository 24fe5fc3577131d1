import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {type Desk, sitDown} from '../support/crm.ts'

function sitWithTwins(): Desk {
  const desk = sitDown()
  desk.ok('add', 'Apex', '--tier', 'A', '--contact', 'Helen Marks <helen@apex.example>')
  desk.ok('add', 'Apex Ltd', '--tier', 'B', '--tag', 'steel', '--contact', 'Helen Marks <h.marks@apex.example>')
  desk.ok('log', 'apex ltd', 'Sent', 'the', 'offer')
  desk.ok('promise', 'apex ltd', 'Draft', '--due', '2026-01-09')
  return desk
}

/** Every file below a folder, by its path from there. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()

describe('crm dupes', () => {
  it('names likely duplicates with the command that joins them', () => {
    const desk = sitWithTwins()
    const {duplicates} = desk.ok('dupes', '--json').json()
    expect(duplicates[0]).toMatchObject({reasons: ['one name within the other']})
    expect([duplicates[0].a.name, duplicates[0].b.name].sort()).toEqual(['Apex', 'Apex Ltd'])
    expect(duplicates[0].score).toBeGreaterThan(0)
    expect(desk.ok('dupes').out).toContain(duplicates[0].command)
  })

  it('says that there are none', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    expect(desk.ok('dupes', '--json').json()).toEqual({duplicates: []})
    expect(desk.ok('dupes').out).toContain('Nobody')
  })
})

describe('crm merge', () => {
  it('makes two customers one, in one change that undo takes back', () => {
    const desk = sitWithTwins()
    const before = desk.ok('list', '--json').json()
    const {customer, moved} = desk.ok('merge', 'apex', 'apex ltd', '--yes', '--json').json()
    expect(customer).toMatchObject({name: 'Apex', tier: 'A', tags: ['steel']})
    expect(moved).toHaveLength(2)
    const shown = desk.ok('show', customer.id, '--json').json()
    expect(shown.contacts).toMatchObject([{emails: ['helen@apex.example', 'h.marks@apex.example'].sort()}])
    expect(shown.timeline.map(({type}: {type: string}) => type).sort()).toEqual(['note', 'promise', 'touch'])
    expect(shown.timeline.find(({type}: {type: string}) => type === 'note').summary).toContain('tier B')
    expect(desk.ok('doctor', '--json').json()).toEqual({problems: []})
    desk.ok('undo')
    expect(desk.ok('list', '--json').json()).toEqual(before)
  })

  it('writes nothing with --dry-run, without an answer, and for one with itself', () => {
    const desk = sitWithTwins()
    const book = desk.book()
    expect(desk.ok('merge', 'apex', 'apex ltd', '--dry-run').out).toContain('Nothing was written.')
    const unasked = desk.crm('merge', 'apex', 'apex ltd')
    expect(unasked.code).toBe(2)
    expect(unasked.err).toContain('crm merge apex "apex ltd" --yes')
    const same = desk.crm('merge', 'apex ltd', 'h.marks@apex.example', '--yes', '--json')
    expect(same.code).toBe(2)
    expect(same.json().error).toMatchObject({code: 'invalid-value', message: expect.stringContaining('are the same')})
    expect(desk.crm('merge', 'apex', 'nobody', '--yes').code).toBe(3)
    expect(desk.book()).toBe(book)
  })
})

describe('crm export', () => {
  it('writes each format to standard output', () => {
    const desk = sitWithTwins()
    desk.ok('add', '=cmd()', '--phone', '+1 212 555 0143')
    const csv = desk.ok('export', '--format', 'csv', '--type', 'customer').out
    expect(csv.split('\r\n')[0]).toMatch(/^id,name,added,/)
    expect(csv).toContain(",'=cmd(),")
    expect(csv).toContain("'+1 212 555 0143")
    expect(desk.ok('export', '--format', 'csv', '--type', 'touch').out).toContain(',Apex Ltd,')
    expect(desk.ok('export', '--format', 'vcard').out).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/)
    expect(desk.ok('export', '--format', 'vcard', '--vcard-version', '3.0').out).toContain('VERSION:3.0\r\n')
    expect(desk.ok('export', '--format', 'ics').out).toContain('DTSTAMP:20260105T080000Z\r\n')
    const json = desk.ok('export', '--format', 'json').json()
    expect(json.customer).toHaveLength(3)
    expect(json.touch).toMatchObject([{text: 'Sent the offer'}])
    expect(desk.ok('export', '--format', 'md').out).toContain('# Apex Ltd')
    expect(desk.ok('export', '--format', 'vcard', '--json').json()).toMatchObject({format: 'vcard'})
  })

  it('takes its own vCards back, into a book without them', () => {
    const desk = sitWithTwins()
    desk.ok('export', '--out', 'people.vcf')
    const other = join(desk.home, 'other', 'crm.json')
    const {plan} = desk.ok('import', 'people.vcf', '--file', other, '--json').json()
    expect(plan.problems).toEqual([])
    const {customers} = desk.ok('list', '--file', other, '--json').json()
    expect(customers.map(({name}: {name: string}) => name)).toEqual(['Apex', 'Apex Ltd'])
    expect(desk.ok('show', 'h.marks@apex.example', '--file', other, '--json').json().customer.name).toBe('Apex Ltd')
  })

  it('writes everything into a new folder, each file private, none outside', () => {
    const desk = sitWithTwins()
    const odd = ['../x', '/x', 'a/b', '-rf', 'CON', 'Dots...', 'APEX', 'x'.repeat(190)]
    for (const name of odd) desk.ok('add', '--', name)
    const before = readdirSync(desk.home)
    const umask = process.umask(0)
    onTestFinished(() => void process.umask(umask))
    const {files} = desk.ok('export', '--all', 'backup', '--json').json()
    const folder = join(desk.home, 'backup')
    const found = filesBelow(folder)
    expect(found.map(path => join(folder, path))).toEqual([...files].sort())
    expect(found).toEqual(
      expect.arrayContaining([
        'calendar.ics',
        'contacts.vcf',
        'records.json',
        'tables/customer.csv',
        'clients/_CON.md',
      ]),
    )
    expect(found.filter(path => path.startsWith('clients/'))).toHaveLength(odd.length + 2)
    for (const path of found) expect(statSync(join(folder, path)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    // The cache holds the compiled code of the command.
    const beside = readdirSync(desk.home).filter(name => name !== 'cache')
    expect(beside.sort()).toEqual([...before.filter(name => name !== 'cache'), 'backup'].sort())
    expect(readFileSync(join(folder, 'clients', 'Apex Ltd.md'), 'utf8')).toContain('Sent the offer')
    expect(desk.ok('export', '--format', 'csv', '--out', 'tables').out).toMatch(/^Wrote \d+ files to tables\n$/)
  })

  it('refuses a folder that holds anything, the book itself, and flags that do not go together', () => {
    const desk = sitWithTwins()
    const book = desk.book()
    mkdirSync(join(desk.home, 'full'))
    writeFileSync(join(desk.home, 'full', 'mine.txt'), 'mine')
    const full = desk.crm('export', '--all', 'full', '--json')
    expect([full.code, full.json().error.code]).toEqual([2, 'exists'])
    expect(readdirSync(join(desk.home, 'full'))).toEqual(['mine.txt'])
    expect(desk.crm('export', '--format', 'json', '--out', desk.file).code).toBe(2)
    expect(desk.crm('export').code).toBe(2)
    expect(desk.crm('export', '--format', 'csv').err).toContain('--type customer')
    expect(desk.crm('export', '--out', 'clients.csv').code).toBe(2)
    expect(desk.crm('export', '--format', 'ics', '--type', 'touch').code).toBe(2)
    expect(desk.crm('export', '--format', 'csv', '--type', 'nonsense').code).toBe(2)
    expect(existsSync(join(desk.home, 'clients.csv'))).toBe(false)
    expect(desk.book()).toBe(book)
  })
})
