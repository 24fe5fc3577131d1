/** What a program that speaks for somebody may do with a command. */
export type Access = 'read' | 'write' | 'remove'

export interface Offer {
  readonly access: Access
  /** Flags that write: left out where only reading is allowed. */
  readonly writing?: readonly string[]
  /** Arguments and flags that are never offered: they write files, open programs, or ask somebody at a terminal. */
  readonly without?: readonly string[]
}

const read: Offer = {access: 'read'}
const write: Offer = {access: 'write'}
const remove: Offer = {access: 'remove'}

/** Letters are handed back as text; files and programs are the business of whoever asked for them. */
const letter: Offer = {
  access: 'read',
  without: ['format', 'out', 'open', 'evidence', 'force', 'all', 'within', 'review'],
  writing: ['sent'],
}

/** The commands that are tools, by their words. */
const offers: {readonly [words: string]: Offer} = {
  overview: read,
  brief: read,
  'consent list': read,
  'contact list': read,
  due: {access: 'read', without: ['check', 'brief']},
  dupes: read,
  'engagement list': read,
  'expense list': read,
  'feedback list': read,
  find: read,
  health: read,
  history: read,
  list: {access: 'read', without: ['ids']},
  next: read,
  'offer list': read,
  'opportunity list': read,
  pipeline: read,
  'playbook list': read,
  'promise list': read,
  'purchase list': read,
  reach: {access: 'read', without: ['open', 'copy', 'out', 'format'], writing: ['log']},
  recap: letter,
  'refer list': read,
  'remind list': read,
  renewals: read,
  'request list': read,
  'segment list': read,
  'segment show': read,
  show: read,
  stats: read,
  thanks: letter,
  'value list': read,
  year: letter,

  add: write,
  consent: write,
  'contact add': write,
  done: write,
  edit: write,
  'engagement add': write,
  'engagement end': write,
  expense: write,
  feedback: write,
  'feedback close': write,
  log: write,
  loyalty: write,
  'next explain': write,
  note: write,
  offer: write,
  'offer answer': write,
  'opportunity add': write,
  'opportunity move': write,
  'playbook start': write,
  'playbook stop': write,
  promise: write,
  'promise break': write,
  'promise keep': write,
  'promise release': write,
  purchase: write,
  'purchase paid': write,
  redo: write,
  refer: write,
  'refer outcome': write,
  'refer thank': write,
  remind: write,
  renew: write,
  request: write,
  'request confirm': write,
  'request reopen': write,
  'request reply': write,
  'request resolve': write,
  'segment save': write,
  snooze: write,
  spread: write,
  undo: write,
  value: write,

  merge: remove,
  rm: remove,
  'segment rm': remove,
}

/** The commands that are no tools, and why: they touch files, other machines or settings, erase for good, or need a terminal. */
export const withheld: {readonly [words: string]: string} = {
  completion: 'for shells',
  config: 'settings are the owner’s',
  conflicts: 'which machine was right is the owner’s to say',
  demo: 'makes files',
  doctor: 'for the owner of the file',
  export: 'writes files',
  forget: 'erases for good',
  'hooks allow': 'what may run here is the owner’s to say',
  'hooks deny': 'what may run here is the owner’s to say',
  'hooks limit': 'what may run here is the owner’s to say',
  'hooks list': 'what may run here is the owner’s to say',
  import: 'reads files',
  init: 'makes files',
  mcp: 'is the server itself',
  'merge-driver': 'for git',
  purge: 'erases for good',
  review: 'needs a terminal',
  schema: 'for programs that run crm',
  sync: 'reaches other machines',
}

/** How a command is offered, by its words; undefined where it is not. What is not listed is not offered. */
export const offerOf = (words: string): Offer | undefined => (Object.hasOwn(offers, words) ? offers[words] : undefined)
