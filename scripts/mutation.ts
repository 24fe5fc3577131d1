import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {parseArgs} from 'node:util'
import {openMemory, pathOf} from './mutation/memory.ts'
import {drawTable, listSurvivors, percentOf, scoreRoom} from './mutation/report.ts'
import {hashOf, mutatedRooms, type PlacedMutant, readRoom} from './mutation/rooms.ts'
import {tryMutants} from './mutation/try-mutants.ts'

/**
 * Breaks the rules on purpose, one place at a time, and sees whether a test of the room notices. What is known from an earlier
 * run is not tried again, but with `--fresh`. `--sample N` tries so many of each room, always the same ones.
 *
 * npm run test:mutation [-- [--fresh] [--sample N] ROOM|ROOM/PART-OF-A-PATH...]
 */
const leastPercent = 85

const {values, positionals: wanted} = parseArgs({
  options: {fresh: {type: 'boolean'}, sample: {type: 'string'}},
  allowPositionals: true,
})

/** So many mutants, drawn by the hash of what they are. */
const draw = (mutants: readonly PlacedMutant[], count: number): readonly PlacedMutant[] =>
  mutants
    .map(mutant => ({mutant, hash: hashOf(`${mutant.path} ${mutant.start} ${mutant.end} ${mutant.text}`)}))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, count)
    .map(({mutant}) => mutant)
const isWanted = (path: string): boolean =>
  wanted.length === 0 ||
  wanted.some(part => `${path}/`.startsWith(`src/lib/${part}/`) || path.startsWith(`src/lib/${part}`))

const scores = []
for (const name of mutatedRooms) {
  const room = readRoom(name)
  const all = room.mutants.filter(({path}) => isWanted(path))
  const mutants = values.sample === undefined ? all : draw(all, Number(values.sample))
  if (mutants.length === 0) continue
  mkdirSync(dirname(pathOf(name, 'log')), {recursive: true})
  const memory = openMemory(room)
  const known = values.fresh ? new Map() : memory.known
  const open = mutants.filter(({id}) => !known.has(id))
  console.log(`${name}: ${open.length} of ${mutants.length} mutants to try`)
  const verdicts = new Map([...known, ...(await tryMutants(room, open, pathOf(name, 'log')))])
  memory.keep(verdicts)
  const asked = new Map([...verdicts].filter(([id]) => mutants.some(mutant => mutant.id === id)))
  writeFileSync(pathOf(name, 'txt'), listSurvivors(room, asked))
  scores.push([name, scoreRoom(asked)] as const)
}
console.log(`\n${drawTable(scores)}\n\nWhat survived stands in .artefacts/mutation/.`)
if (scores.some(([, score]) => percentOf(score) < leastPercent)) process.exitCode = 1
