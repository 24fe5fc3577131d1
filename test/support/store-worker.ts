import {createFileAdapter} from '../../src/lib/store/file-adapter.ts'
import {createFileJournal} from '../../src/lib/store/journal.ts'
import {replicaOf} from '../../src/lib/store/replica.ts'
import {add, openStore, planOf, touch} from './store-desk.ts'

const [file = '', state = '', name = '', count = '1'] = process.argv.slice(2)

/** Adds a customer and logs touches, one commit each, as so many commands would. */
for (let at = 0; at < Number(count); at++) {
  const store = openStore(createFileAdapter(file, {waitMs: 60_000}), {
    journal: createFileJournal(state),
    nowMs: Date.now(),
    replica: () => replicaOf(state, () => name.slice(0, 6)),
    newId: letter => `${letter}${name}${String(at).padStart(6, '0')}`,
  })
  store.commit('log', planOf(...(at === 0 ? [add(name)] : [touch(name, `${name} ${at}`)])))
}
