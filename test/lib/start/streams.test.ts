import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, openSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {expect, it, onTestFinished} from 'vitest'

const streams = pathToFileURL(join(import.meta.dirname, '../../../src/lib/start/streams.ts')).href

/** A program that makes its standard output, called `out`, and runs some code. */
const program = (code: string): string[] => [
  '--import',
  'tsx',
  '--input-type=module',
  '--eval',
  `import {createOutput} from ${JSON.stringify(streams)}; const out = createOutput(1, process); ${code}`,
]

it('writes all of a long text into a pipe that is read slowly', async () => {
  const child = spawn(process.execPath, program(`out.write('ü'.repeat(1_000_000))`), {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // It has written, and nobody has read: the pipe is full.
  await once(child.stdout, 'readable')
  let bytes = 0
  for await (const chunk of child.stdout) bytes += chunk.length
  expect(bytes).toBe(2_000_000)
})

it('says that a pipe is no terminal and has no columns', () => {
  const {stdout} = spawnSync(process.execPath, program('out.write(JSON.stringify([out.isTTY, out.columns]))'), {
    encoding: 'utf8',
  })
  expect(JSON.parse(stdout)).toEqual([false, null])
})

it('writes into a file and into the null device', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-streams-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  const file = join(folder, 'out')
  const run = (target: string) =>
    spawnSync(process.execPath, program(`out.write('text'); process.exitCode = out.isTTY ? 1 : 0`), {
      stdio: ['ignore', openSync(target, 'w'), 'inherit'],
    }).status
  expect(run(file)).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe('text')
  expect(run('/dev/null')).toBe(0)
})
