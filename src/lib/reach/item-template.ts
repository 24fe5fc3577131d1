import type {AgendaItem} from '../retention/agenda/item.ts'
import type {MessagePurpose} from './messages/table.ts'

/** The message that goes with an item of the agenda; undefined where it needs words of its own. */
export function templateFor({id, kind}: Pick<AgendaItem, 'id' | 'kind'>): MessagePurpose | undefined {
  if (kind === 'check-in' || kind === 'feedback') return kind
  return kind === 'date' && id.endsWith('/birthday') ? 'birthday' : undefined
}
