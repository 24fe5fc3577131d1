import {type OwnFile, readOwnFile} from './own-file.ts'

/** The user's own messages: `templates/LANGUAGE/NAME.txt` beside the book; see `readOwnFile` for what is refused. */
export const ownTemplatesOf =
  (book: string) =>
  (language: string, name: string): OwnFile | undefined =>
    // A language comes out of the book, and so perhaps from another machine: it must not lead elsewhere.
    /^[A-Za-z0-9-]{1,35}$/.test(language) ? readOwnFile(book, `templates/${language}/${name}.txt`) : undefined
