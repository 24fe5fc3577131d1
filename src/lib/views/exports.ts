import {safeLines} from '../text/safe.ts'
import {data} from './parts.ts'
import type {View} from './view.ts'

/** An export as one text, byte for byte where it is piped; or what was written: the one file, or how many into which folder. */
export const viewExport =
  (folder = ''): View<{readonly text?: string; readonly files?: readonly string[]}> =>
  ({text, files = []}, screen) => {
    if (text !== undefined) return screen.isTty ? safeLines(text) : text
    const [first] = files
    if (files.length === 1 && first !== undefined) return `Wrote ${data(first, screen)}`
    return `Wrote ${files.length} files to ${data(folder, screen)}`
  }
