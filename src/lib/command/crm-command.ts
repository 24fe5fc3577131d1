import {existsSync} from 'node:fs'
import {dirname, join, resolve} from 'node:path'
import {Command, type Interfaces} from '@oclif/core'
import type {Book} from '../book/book.ts'
import type {FieldInput} from '../book/input.ts'
import type {Plan} from '../book/plan.ts'
import type {TypeName} from '../book/registry.ts'
import type {Day} from '../calendar/day.ts'
import type {JournalEntry} from '../change/journal.ts'
import {CrmError} from '../errors.ts'
import type {CommandLoaders} from '../start/command-line.ts'
import {reportError} from '../start/report.ts'
import {createOutput, outputFailure} from '../start/streams.ts'
import {acceptWords, joinWords} from '../start/words.ts'
import {createFileAdapter} from '../store/file-adapter.ts'
import type {IndexOptions} from '../store/index/index-file.ts'
import {createFileJournal} from '../store/journal.ts'
import {lockWaitMs} from '../store/lock.ts'
import {bookIndexFile, bookStateFolder, findBook} from '../store/places.ts'
import {replicaOf} from '../store/replica.ts'
import {type ChangeHooks, type Committed, Store} from '../store/store.ts'
import type {Prompter} from '../terminal/prompts.ts'
import type {Screen} from '../terminal/screen.ts'
import type {Say} from '../terminal/status-line.ts'
import {safeJson, safeLines} from '../text/safe.ts'
import type {View} from '../views/view.ts'
import {type Context, createContext} from './context.ts'
import {textFlag, yesFlag} from './flags.ts'
import {readFieldFlags, readHappened, readPlanned} from './read-flags.ts'

/**
 * The base of every command: parse → one call → return. It makes the context, opens the book, prints the result as text
 * or JSON, and reports errors with their exit codes.
 */
export abstract class CrmCommand extends Command {
  static override enableJsonFlag = true
  static override baseFlags: Interfaces.FlagInput = {
    json: yesFlag({description: 'print one JSON object', helpGroup: 'GLOBAL'}),
    file: textFlag({
      description: 'the data file (else $CRM_FILE, the nearest crm.json, your own place)',
      helpGroup: 'GLOBAL',
    }),
  }

  #context: Context | undefined
  #store: Store | undefined
  #hasChanged = false
  protected fileFlag: string | undefined

  protected get context(): Context {
    this.#context ??= createContext(process)
    return this.#context
  }

  /** The words that call this command, e.g. `promise keep`. */
  protected get words(): string {
    return String(this.id).replaceAll(':', ' ')
  }

  /** The path of the data file: links not followed. */
  protected get file(): string {
    return findBook(this.fileFlag, this.context)
  }

  protected get store(): Store {
    this.#store ??= this.openStore(this.file)
    return this.#store
  }

  /** Opens the store of a file of one's own choice. */
  protected openStore(file: string): Store {
    const {context} = this
    const adapter = createFileAdapter(file, {
      waitMs: lockWaitMs,
      ...(context.platform === 'win32' ? {} : {index: place => this.indexOptions(place)}),
    })
    const folder = bookStateFolder(adapter.place, context)
    return new Store(adapter, {
      journal: createFileJournal(folder),
      nowMs: context.nowMs,
      at: () => context.at,
      replica: () => replicaOf(folder, () => context.newIdOf('').slice(0, 6)),
      newId: letter => context.newIdOf(letter),
    })
  }

  /** Not on Windows, where no file can be replaced that somebody has open. */
  private indexOptions(realFile: string): IndexOptions {
    return {path: bookIndexFile(realFile, this.context), version: this.config.version, nowMs: Date.now}
  }

  protected override async parse<
    F extends Interfaces.OutputFlags<F>,
    B extends Interfaces.OutputFlags<B>,
    A extends Interfaces.OutputArgs<A>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    const input = options ?? (this.ctor as unknown as Interfaces.Input<F, B, A>)
    const parsed = joinWords(await super.parse<F, B, A>(acceptWords(input), argv), input.args)
    const file: unknown = (parsed.flags as {file?: unknown}).file
    this.fileFlag = typeof file === 'string' ? file : undefined
    return parsed
  }

  /** Reads the book; says on stderr how to begin where there is none. */
  protected load(): Book {
    const book = this.store.load()
    if (book.isEmpty) {
      this.context.stderr.write(
        'No book yet. Begin: crm add "First client" (bring what you have: crm import; look around: crm demo)\n',
      )
    }
    return book
  }

  /** Shows a result: as text here, as JSON by the base. Returns it for `run()`. */
  protected async show<T>(result: T, view: View<T>, book: Book): Promise<T> {
    if (!this.jsonEnabled()) this.print(await view(result, await this.screen(), book))
    return result
  }

  /** Makes a change, shows its result and says how to take it back. */
  protected async change<T>(plan: (book: Book) => Plan<T>, view: View<T>): Promise<T> {
    const {result, book, entry} = await this.commit(plan)
    if (this.jsonEnabled()) return result
    const screen = await this.screen()
    this.print(await view(result, screen, book))
    if (entry) this.print(screen.palette.dim('Take it back: crm undo'))
    return result
  }

  /** Makes a change without showing anything. */
  protected async commit<T>(
    plan: (book: Book) => Plan<T>,
    extra?: Pick<JournalEntry, 'undoes' | 'redoes'>,
    store = this.store,
  ): Promise<Committed<T>> {
    const committed = store.commit(this.words, plan, extra, await this.hooksOf(store.place))
    if (committed.entry) this.#hasChanged = true
    return committed
  }

  /** The hooks beside a book, where it has any. */
  private async hooksOf(book: string): Promise<ChangeHooks | undefined> {
    if (!existsSync(join(dirname(book), 'hooks'))) return undefined
    const {createChangeHooks} = await import('../hooks/change-hooks.ts')
    const {context} = this
    const {env, platform, stderr} = context
    const warn = (message: string) => stderr.write(`warning: ${safeLines(message)}\n`)
    return createChangeHooks({book, folder: bookStateFolder(book, context), env, platform, warn})
  }

  protected async screen(): Promise<Screen> {
    const {width, isTty} = this.context
    return {width, isTty, palette: await this.context.palette()}
  }

  protected print(text: string): void {
    if (text !== '') this.write(text.endsWith('\n') ? text : `${text}\n`)
  }

  /** Writes to the output. What was changed is changed, also where nobody can be told of it. */
  private write(text: string): void {
    try {
      this.context.stdout.write(text)
    } catch (error) {
      const failure = this.#hasChanged ? outputFailure(error) : undefined
      if (failure === undefined) throw error
      throw new CrmError('written-but', `written, but the answer could not be shown: ${failure}`, {cause: error})
    }
  }

  /** Runs work that may take long, and lets it say on a terminal what it is at. */
  protected async withStatus<T>(work: (say: Say) => T | Promise<T>): Promise<T> {
    const {env, stderr} = this.context
    if (this.jsonEnabled() || !stderr.isTTY) return work(() => undefined)
    const {createStatusLine} = await import('../terminal/status-line.ts')
    const say = createStatusLine({stream: stderr, env})
    try {
      return await work(say)
    } finally {
      say('')
    }
  }

  /** Somebody to ask: undefined without a terminal or with `--json`. */
  protected async prompter(): Promise<Prompter | undefined> {
    if (this.jsonEnabled() || !this.context.canAsk) return undefined
    const {createPrompter} = await import('../terminal/prompts.ts')
    return createPrompter(this.context.conversation, await this.context.palette())
  }

  /** Writes a document of the user's (a letter, an export) whole or not at all; returns its path. Never over the book. */
  protected async writeFile(path: string, text: string): Promise<string> {
    const {writeDocument} = await import('../store/documents.ts')
    return writeDocument(resolve(this.context.cwd, path), text, this.store.place)
  }

  /** Lets one pick an item of the agenda; fails naming the argument where nobody can be asked. */
  protected async pickItem(message: string): Promise<string> {
    const prompter = await this.prompter()
    if (!prompter) throw this.missing('the id', `crm ${this.id} r4x1   (ids: crm due)`)
    const {askWhichItem} = await import('../dialogues/questions.ts')
    const {agendaOf} = await import('../retention/agenda.ts')
    return (await askWhichItem(prompter, agendaOf(this.load(), this.context.today), message)).id
  }

  /** A day of something that happened, from words, or the first day of what is told; today where none is given. */
  protected happened(text: string | undefined, isEvent = true): Promise<Day> {
    return readHappened(text, this.context.today, isEvent)
  }

  /** A day of something planned, from words. */
  protected planned(text: string | undefined): Promise<Day | undefined> {
    return readPlanned(text, this.context.today)
  }

  /** The flags that give fields of a type, their days read from words. */
  protected readFlags(type: TypeName, flags: {readonly [flag: string]: unknown}): Promise<FieldInput> {
    return readFieldFlags(type, flags, this.context.today)
  }

  /** Fails for a missing argument where nobody can be asked. */
  protected missing(what: string, example: string): CrmError {
    return new CrmError('usage', `missing: ${what}`, {hint: `For example: ${example}`})
  }

  /** A word that fits nobody may be a slip of a command below this one: `promise kep`. */
  private async withNearCommand(error: unknown): Promise<unknown> {
    if (!(error instanceof CrmError) || error.code !== 'not-found') return error
    const {loaders = {}} = this.config as {loaders?: CommandLoaders}
    const {nearestBelow} = await import('../start/guide.ts')
    const near = nearestBelow(this.words, this.argv, Object.keys(loaders))
    return near === undefined ? error : new CrmError(error.code, error.message, {hint: `Did you mean: crm ${near}?`})
  }

  override logJson(json: unknown): void {
    this.write(`${safeJson(json, 2)}\n`)
  }

  override async catch(error: unknown): Promise<void> {
    const [stdout, stderr] = [createOutput(1, process), createOutput(2, process)]
    process.exitCode = reportError(await this.withNearCommand(error), {
      json: this.jsonEnabled(),
      argv: this.argv,
      command: this.words,
      stdout,
      stderr,
    })
  }
}
