import type {Reach, ReachWorld} from '../actions/reach.ts'
import {CrmError} from '../errors.ts'
import {CrmCommand} from './crm-command.ts'

/** The base of the commands that reach out: what links and messages are made with, and what is done with them. */
export abstract class ReachCommand extends CrmCommand {
  protected async reachWorld(): Promise<ReachWorld> {
    const [{loadNumberReader}, {loadAllMessages}, {ownTemplatesOf}] = await Promise.all([
      import('../reach/phone.ts'),
      import('../reach/messages/load.ts'),
      import('../store/own-templates.ts'),
    ])
    return {
      today: this.context.today,
      nowMs: this.context.nowMs,
      readNumber: await loadNumberReader(),
      messagesIn: await loadAllMessages(),
      ownTemplate: ownTemplatesOf(this.store.place),
    }
  }

  /** Copies the first link, or where it is opened the message, for links that cannot carry one. */
  protected async copyFirst({links: [first]}: Reach, isOpened = false): Promise<void> {
    const {copyToClipboard} = await import('../terminal/clipboard.ts')
    if (first) copyToClipboard(isOpened && first.text !== '' ? first.text : first.url, this.context)
  }

  /** Opens the first link. Throws `usage` where nothing here does. */
  protected async openFirst({links: [first]}: Reach): Promise<void> {
    const {openWithSystem} = await import('../terminal/open.ts')
    if (!first || openWithSystem(first.url, this.context)) return
    throw new CrmError('usage', 'nothing here opens links', {hint: `Follow it yourself: ${first.url}`})
  }
}
