import {spawnSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {sitDown} from '../support/crm.ts'

const hasBash = spawnSync('bash', ['--version']).status === 0

const hostile = [`O'Brien & "Sons"`, '$(touch ran) `touch ran`', 'Łódź Tekstyl', 'श्री गणेश ट्रेडर्स', 'a;b|c>d', 'Xu=y:z']

describe('crm complete', () => {
  it('names commands, flags, choices, and what the book holds', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex Manufacturing', '--contact', 'Helen Marks <helen@apex.example>')
    desk.ok('promise', 'apex', 'Draft of the model')
    const values = (...words: readonly string[]) =>
      desk
        .ok('complete', 'zsh', 'k:0', ...words.map(word => `w:${word}`))
        .out.trim()
        .split('\n')
        .map(line => line.split('\t')[0])
    expect(values('prom')).toEqual(['words', 'promise'])
    expect(values('promise', 'k')).toEqual(['words', 'keep'])
    expect(values('list', '--tier', '')).toEqual(['words', 'A', 'B', 'C', 'D'])
    expect(values('list', '--status=p')).toEqual(['words', '--status=prospect', '--status=paused'])
    expect(values('log', 'apex', 'hi', '--mi')).toEqual(['words', '--minutes'])
    expect(values('log', 'ap')).toEqual(['words', 'Apex Manufacturing'])
    expect(values('log', 'manu')).toEqual(['words', 'Apex Manufacturing'])
    expect(values('log', 'apex', '--with', 'hel')).toEqual(['words', 'Helen Marks'])
    expect(values('promise', 'keep', '')).toEqual(['words', expect.stringMatching(/^m[0-9a-z]{3,}$/)])
    expect(values('log', 'apex', '--', '--')).toEqual(['words'])
    expect(values('recap', 'apex', '--out', 'le')).toEqual(['files'])
    expect(values('merge-d')).toEqual(['words'])
  })

  it('offers the id where a name is borne twice, begins with a dash, or holds what no line can show', () => {
    const desk = sitDown()
    desk.ok('add', 'Twin')
    desk.ok('add', 'Twin')
    desk.ok('add', '--', '-rf')
    writeFileSync(desk.file, desk.book().replace('"-rf"', '"-rf\\u001b[31m"'))
    const lines = desk.ok('complete', 'zsh', 'k:0', 'w:show', 'w:').out.trim().split('\n').slice(1)
    expect(lines).toHaveLength(3)
    for (const line of lines) expect(line).toMatch(/^c[0-9a-z]{3,}\t(Twin|-rf␛\[31m)$/)
  })

  it('completes nothing where the book cannot be read, and says nothing', () => {
    const desk = sitDown()
    desk.ok('add', 'Apex')
    writeFileSync(desk.file, 'broken')
    expect(desk.ok('complete', 'bash', 'k:0', 'w:show', 'w:')).toMatchObject({out: 'words\n', err: ''})
  })

  it('prints a script for each shell, and refuses others', () => {
    const desk = sitDown()
    for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
      expect(desk.ok('completion', shell).out).toContain(`complete ${shell}`)
    expect(desk.crm('completion', 'tcsh').code).toBe(2)
  })

  it.skipIf(!hasBash)(
    'hands bash every name as one word that comes back whole, and runs nothing in it (skipped without bash)',
    () => {
      const desk = sitDown()
      for (const name of hostile) desk.ok('add', name)
      const script = join(desk.home, 'complete.sh')
      const crm = desk.command.map(word => `'${word}'`).join(' ')
      writeFileSync(
        script,
        `crm() { ${crm} "$@"; }
eval "$(crm completion bash)"
COMP_LINE='crm show ' COMP_POINT=9 COMP_CWORD=2 COMP_WORDS=(crm show '')
compopt() { :; }
_crm
for reply in "\${COMPREPLY[@]}"; do eval "set -- $reply"; printf '%s\\0' "$#" "$1"; done
`,
      )
      const {stdout, stderr} = spawnSync('bash', [script], {
        env: desk.environment() as NodeJS.ProcessEnv,
        cwd: desk.home,
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      const replies = stdout.split('\0').slice(0, -1)
      expect(replies.filter((_, at) => at % 2 === 0)).toEqual(hostile.map(() => '1'))
      expect(replies.filter((_, at) => at % 2 === 1).sort()).toEqual([...hostile].sort())
      expect(spawnSync('ls', [desk.home], {encoding: 'utf8'}).stdout).not.toMatch(/^ran$/m)
    },
  )
})
