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

  /** Copies the first link, or where it is opened the message, for links that cannot carry one; says which. */
  protected async copyFirst({links: [first]}: Reach, isOpened = false): Promise<string> {
    if (!first) return ''
    const {copyToClipboard} = await import('../terminal/clipboard.ts')
    const isMessage = isOpened && first.text !== ''
    copyToClipboard(isMessage ? first.text : first.url, this.context)
    return isMessage ? 'Copied the message' : `Copied the link: ${first.channel}`
  }

  /** Opens the first link; says which. Throws `usage` where nothing here does. */
  protected async openFirst({links: [first]}: Reach): Promise<string> {
    if (!first) return ''
    const {openWithSystem} = await import('../terminal/open.ts')
    if (await openWithSystem(first.url, this.context)) return `Opened the link: ${first.channel}`
    throw new CrmError('usage', 'nothing here opens links', {hint: `Follow it yourself: ${first.url}`})
  }
}
