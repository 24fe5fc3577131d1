/*
 * In the bundle these take the place of the parts of oclif that every command would load and none uses: discovery of plugins,
 * configuration, help, colours, spinner and debug log. Shapes are those of @oclif/core 4; the bundler's configuration says
 * which stands for which.
 */

/** For config: the configuration is made in `configuration.ts`, there is nothing to load. */
export const Config = {load: async (options: unknown): Promise<unknown> => options}

/** For errors/handle: errors are printed by `reportError`. */
export const handle = (error: unknown): never => {
  throw error
}

/** For help: only a flag made by `Flags.help` asks for it. */
export const loadHelpClass = async (): Promise<unknown> => (await import('@oclif/core/help')).Help

/** For help/util: the words were read in `command-line.ts`. */
export const normalizeArgv = (_config: unknown, argv: readonly string[] = []): readonly string[] => argv

export const formatFlagDeprecationWarning = (flag: string): string => `--${flag} is deprecated`

export const formatCommandDeprecationWarning = (command: string): string => `${command} is deprecated`

/** For logger. */
const log = (): void => undefined
const logger = {child: () => logger, debug: log, error: log, info: log, namespace: 'oclif', trace: log, warn: log}

export const getLogger = (): typeof logger => logger

export const makeDebug = (): typeof log => log

/** For screen. */
export const stdtermwidth = 80
export const errtermwidth = 80

/** For ux and ux/theme. */
export const colorize = (_colour: unknown, text: string): string => text

export const ux = {
  action: {stop: log},
  colorize,
  colorizeJson: (json: unknown): string => JSON.stringify(json, null, 2),
  stdout: (text: unknown): void => console.log(text),
  stderr: (text: unknown): void => console.error(text),
}

/** For node:os, node:readline and node:fs/promises, which cost start-up time and are used by few flags. */
export const EOL = process.platform === 'win32' ? '\r\n' : '\n'

export const createInterface = (options: {input: NodeJS.ReadableStream}) =>
  process.getBuiltinModule('node:readline').createInterface(options)

export const stat = async (path: string) => (await import('node:fs/promises')).stat(path)

export const readFile = async (path: string, encoding: BufferEncoding) =>
  (await import('node:fs/promises')).readFile(path, encoding)
