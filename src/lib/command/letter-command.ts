import {mkdtempSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {checkRecap} from '../actions/recap-check.ts'
import {
  type ComposedRecap,
  composeRecap,
  type RecapFormat,
  type RecapInput,
  recapFormats,
  renderRecap,
} from '../actions/recaps.ts'
import type {Book} from '../book/book.ts'
import {type LetterLanguage, letterLanguages} from '../book/letter-languages.ts'
import {CrmError, invalidValue} from '../errors.ts'
import type {OwnWording} from '../recap/wording.ts'
import {safeText} from '../text/safe.ts'
import {data} from '../views/parts.ts'
import {CrmCommand} from './crm-command.ts'
import {choiceFlag, listFlag, textFlag, yesFlag} from './flags.ts'

export const customerArg = {description: 'name, part of a name, e-mail, phone, or id'} as const

/** What every letter can be told. */
export const letterFlags = {
  language: textFlag({
    description: `language of the letter: ${letterLanguages.join(', ')}`,
    helpValue: letterLanguages.join('|'),
    choices: letterLanguages,
  }),
  contact: textFlag({description: 'whom it addresses'}),
  format: choiceFlag(recapFormats, {description: 'as the name of --out says, else md; with --open html'}),
  out: textFlag({description: 'write it to this file'}),
  open: yesFlag({description: 'open it: the page, or with --format eml a draft in the mail program'}),
  evidence: textFlag({description: 'write your own map from each line to its records to this file'}),
  force: yesFlag({description: 'write it though it names somebody else, an id or a gap'}),
  thanks: textFlag({description: 'the thanks, in your words'}),
  next: listFlag({description: 'a proposal for the next period; repeat for several'}),
  ask: textFlag({description: 'what you ask for'}),
  'ask-by': textFlag({description: 'by when'}),
}

interface LetterFlags {
  readonly language?: string | undefined
  readonly contact?: string | undefined
  readonly format?: RecapFormat | undefined
  readonly out?: string | undefined
  readonly open: boolean
  readonly evidence?: string | undefined
  readonly force: boolean
  readonly thanks?: string | undefined
  readonly next?: string[] | undefined
  readonly ask?: string | undefined
  readonly 'ask-by'?: string | undefined
}

/** What a letter was written to. */
export interface Delivered {
  readonly file?: string
  readonly evidence?: string
  readonly warnings?: readonly string[]
}

/** What the file of each format ends in. */
export const extensions: Readonly<Record<RecapFormat, string>> = {
  md: 'md',
  html: 'html',
  text: 'txt',
  eml: 'eml',
  json: 'json',
}

/** Other endings that say the same. */
const otherEndings: Readonly<Record<string, RecapFormat>> = {htm: 'html', markdown: 'md'}

/** What other programs would take a letter under such a name for. */
const foreignEndings: ReadonlySet<string> = new Set(['pdf', 'doc', 'docx', 'odt', 'rtf', 'pages'])

/** The format that the name of a file asks for. Throws `invalid-value` where it asks for one that is not written. */
const formatNamed = (file: string | undefined): RecapFormat | undefined => {
  const ending = file?.toLowerCase().split('.').at(-1) ?? ''
  if (foreignEndings.has(ending)) {
    throw invalidValue(
      `no letter is written as ${ending}: ${file}`,
      'Print the page from the browser, or open it in a word processor: --format html --open. Written are .html, .md, .txt, .eml and .json.',
    )
  }
  return otherEndings[ending] ?? recapFormats.find(format => extensions[format] === ending)
}

/** The base of the commands that write a letter: compose → look it over → write or show it. */
export abstract class LetterCommand extends CrmCommand {
  /** What the flags of every letter say. */
  protected async readLetterFlags(flags: LetterFlags): Promise<Omit<RecapInput, 'customer'>> {
    return {
      language: flags.language,
      contact: flags.contact,
      thanks: flags.thanks,
      next: flags.next,
      ask: flags.ask,
      askBy: await this.planned(flags['ask-by']),
      today: this.context.today,
    }
  }

  /** Composes a letter in the user's own wording where they have one. */
  protected async compose(book: Book, input: RecapInput): Promise<ComposedRecap> {
    const {hasTemplates} = await import('../store/letter-templates.ts')
    if (!hasTemplates(this.store.place)) return composeRecap(book, input)
    return composeRecap(book, {...input, wordingIn: language => this.wordingIn(language)})
  }

  private async wordingIn(language: LetterLanguage): Promise<OwnWording> {
    const {readTemplates} = await import('../store/letter-templates.ts')
    const {readOwnWording} = await import('../recap/own-wording.ts')
    return readOwnWording(readTemplates(this.store.place, language))
  }

  private async style(): Promise<string | undefined> {
    const {hasTemplates, readStyle} = await import('../store/letter-templates.ts')
    const style = hasTemplates(this.store.place) ? readStyle(this.store.place) : undefined
    if (!style) return undefined
    return (await import('../recap/own-style.ts')).checkStyle(style)
  }

  protected async render(book: Book, composed: ComposedRecap, format: RecapFormat): Promise<string> {
    const style = format === 'html' ? await this.style() : undefined
    return renderRecap(composed, format, {book, at: this.context.at, style})
  }

  /** Looks a letter over and writes it where the flags say; `also` is done between writing and showing. */
  protected async deliver(
    book: Book,
    composed: ComposedRecap,
    flags: LetterFlags,
    also: () => readonly string[] | Promise<readonly string[]> = () => [],
  ): Promise<{recap: ComposedRecap['recap']} & Delivered> {
    const format = flags.format ?? formatNamed(flags.out) ?? (flags.open ? 'html' : 'md')
    const warnings = checkRecap(composed, {format, force: flags.force})
    const text = await this.render(book, composed, format)
    const evidence = await this.writeEvidence(composed, flags.evidence)
    const file = await this.writeLetter(composed, text, format, flags)
    this.warnOf(warnings)
    const said = await also()
    if (flags.open && file !== undefined) await this.openFile(file)
    const result = {
      recap: composed.recap,
      ...(file === undefined ? {} : {file}),
      ...(evidence === undefined ? {} : {evidence}),
      ...(warnings.length > 0 ? {warnings} : {}),
    }
    return this.show(
      result,
      (_, screen) => {
        if (file === undefined) return said.length > 0 ? said.join('\n') : text
        return [`Wrote ${data(file, screen)} (${composed.letter.words} words)`, ...said].join('\n')
      },
      book,
    )
  }

  protected warnOf(warnings: readonly string[]): void {
    if (this.jsonEnabled()) return
    for (const warning of warnings) this.context.stderr.write(`warning: ${safeText(warning)}\n`)
  }

  private async writeEvidence(
    {letter, selection}: ComposedRecap,
    path: string | undefined,
  ): Promise<string | undefined> {
    if (path === undefined) return undefined
    const {renderEvidence} = await import('../recap/evidence.ts')
    return this.writeFile(path, renderEvidence(letter, selection.sources))
  }

  private async writeLetter(
    {selection}: ComposedRecap,
    text: string,
    format: RecapFormat,
    {out, open}: LetterFlags,
  ): Promise<string | undefined> {
    if (out === undefined && !open) return undefined
    const {fileStem} = await import('../recap/file-stem.ts')
    const path =
      out ??
      join(
        mkdtempSync(join(tmpdir(), 'crm-')),
        `${fileStem(selection.sources.customer.name, new Set())}.${extensions[format]}`,
      )
    return this.writeFile(path, text)
  }

  private async openFile(file: string): Promise<void> {
    const {openWithSystem} = await import('../terminal/open.ts')
    if (!(await openWithSystem(file, this.context))) {
      throw new CrmError('written-but', `written, but it could not be opened: ${file}`, {hint: 'Open it by hand.'})
    }
  }
}
