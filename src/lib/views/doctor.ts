import type {Diagnosis, Fixed, Problem} from '../doctor/run-doctor.ts'
import type {Screen} from '../terminal/screen.ts'
import {isolate, wrap} from '../terminal/width.ts'
import {safeText} from '../text/safe.ts'
import {data, lines} from './parts.ts'
import type {View} from './view.ts'

const indent = '  '

/** Text in as many lines as the window needs, indented. */
const indented = (text: string, {isTty, width}: Screen): string[] =>
  (isTty ? wrap(safeText(text), width - indent.length).map(isolate) : [safeText(text)]).map(line => indent + line)

const problemLines = ({path, message, fixable}: Problem, screen: Screen): string[] => [
  `${screen.palette.strong(data(path, screen))}${fixable ? screen.palette.dim('  can be mended') : ''}`,
  ...indented(message, screen),
]

const fixedLines = ({path, message, kept}: Fixed, screen: Screen): string[] => [
  `${screen.palette.good('Mended')} ${data(path, screen)}`,
  ...indented(message, screen),
  ...(kept === undefined ? [] : indented(`the old file is kept at ${kept}`, screen)),
]

const count = (problems: number): string => (problems === 1 ? '1 problem' : `${problems} problems`)

/** What was mended, what is wrong, and how to go on; `file` is the data file. */
export const viewDiagnosis =
  (file: string, exists: boolean): View<Diagnosis> =>
  ({problems, fixed = []}, screen) => {
    const {palette} = screen
    const mendable = problems.some(({fixable}) => fixable)
    const summary =
      problems.length > 0
        ? palette.warning(`${count(problems.length)}${fixed.length > 0 ? ' left' : ''} in ${data(file, screen)}`)
        : exists
          ? palette.good(`${data(file, screen)} is in order.`)
          : `There is no book at ${data(file, screen)} yet: nothing to look at.`
    return lines(
      ...fixed.flatMap(each => [...fixedLines(each, screen), '']),
      summary,
      ...problems.flatMap(each => ['', ...problemLines(each, screen)]),
      mendable && `\n${palette.dim('Mend what can be mended:')} ${palette.command('crm doctor --fix')}`,
    )
  }
