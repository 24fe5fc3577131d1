import {join} from 'node:path'
import {findLetterLanguages, makeLanguageList, makeLanguageLoader} from './letter-languages.ts'
import {root} from './root.ts'
import {writeIfChanged} from './write-if-changed.ts'

const folder = join(root, 'src/lib/recap/languages')
const languages = findLetterLanguages(folder)
writeIfChanged(join(root, 'src/lib/book/letter-languages.ts'), makeLanguageList(languages))
writeIfChanged(join(folder, 'load.ts'), makeLanguageLoader(languages))
