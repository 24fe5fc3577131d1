import type {HookDesk} from '../hooks/manage-hooks.ts'
import {bookStateFolder} from '../store/places.ts'
import {CrmCommand} from './crm-command.ts'

/** The base of the commands about hooks. */
export abstract class HooksCommand extends CrmCommand {
  protected get desk(): HookDesk {
    const {context} = this
    const book = this.store.place
    return {book, folder: bookStateFolder(book, context), platform: context.platform}
  }
}
