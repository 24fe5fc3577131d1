export type ColourLevel = 0 | 1 | 2 | 3

type Paint = (text: string) => string

/** How text is set apart, by what it means. */
export interface Palette {
  readonly strong: Paint
  readonly dim: Paint
  readonly danger: Paint
  readonly warning: Paint
  readonly good: Paint
  readonly accent: Paint
  readonly id: Paint
  readonly command: Paint
}

const leaveAsIs: Paint = text => text

/** The palette of files, pipes and terminals without colour. */
export const plainPalette: Palette = {
  strong: leaveAsIs,
  dim: leaveAsIs,
  danger: leaveAsIs,
  warning: leaveAsIs,
  good: leaveAsIs,
  accent: leaveAsIs,
  id: leaveAsIs,
  command: leaveAsIs,
}

/**
 * The palette of a terminal. What has to be read or typed is bold in the colour of the text itself, which every theme lets
 * stand out. Colours only mark what words say as well, and of the basic sixteen, which follow the theme, only those that can be
 * read on light and on dark backgrounds: no yellow, cyan, blue, white, black or grey. The dark magenta of Windows is brighter
 * where it is bold; a bold green would be paler on white.
 */
export const createPalette = async (level: ColourLevel): Promise<Palette> => {
  if (level === 0) return plainPalette
  const {Chalk} = await import('chalk')
  const chalk = new Chalk({level})
  return {
    strong: text => chalk.bold(text),
    dim: text => chalk.dim(text),
    danger: text => chalk.red(text),
    warning: text => chalk.magenta.bold(text),
    good: text => chalk.green(text),
    accent: text => chalk.bold(text),
    id: text => chalk.bold(text),
    command: text => chalk.bold(text),
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const detectLevel = (env: Environment): ColourLevel => {
  if (env['TERM'] === 'dumb') return 0
  if (/^(truecolor|24bit)$/i.test(env['COLORTERM'] ?? '')) return 3
  return /256/.test(env['TERM'] ?? '') ? 2 : 1
}

/**
 * How many colours may be used: 0 none, 1 sixteen, 2 256, 3 all.
 *
 * `FORCE_COLOR` decides before all else, as in Node and its libraries: `0` and `false` mean none, `1` to `3` that level, any
 * other value at least sixteen colours; empty counts as not set. Then a non-empty `NO_COLOR` (no-color.org), a stream that is no
 * terminal and `TERM=dumb` mean none.
 */
export const colourLevel = (env: Environment, isTty: boolean): ColourLevel => {
  const forced = env['FORCE_COLOR']?.toLowerCase() ?? ''
  if (forced === '0' || forced === 'false') return 0
  if (forced === '1') return 1
  if (forced === '2') return 2
  if (forced === '3') return 3
  if (forced !== '') return detectLevel(env) || 1
  return env['NO_COLOR'] || !isTty ? 0 : detectLevel(env)
}
