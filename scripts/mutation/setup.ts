import {setMaxListeners} from 'node:events'
import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import fc from 'fast-check'
import {expect} from 'vitest'

// The same cases for every mutant; a failure needs no smaller example.
fc.configureGlobal({seed: 1, endOnFailure: true})

// A mutant is tried after its test has ended, when vitest keeps no snapshots any more.
expect.extend({
  toMatchFileSnapshot(received: string, path: string) {
    const approved = readFileSync(join(dirname(this.testPath ?? ''), path), 'utf8')
    return {pass: received === approved, message: () => `differs from ${path}`}
  },
})

// Every run of a test listens to its signal to abort anew.
setMaxListeners(0)
