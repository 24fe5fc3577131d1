import {spawnSync} from 'node:child_process'
import {win32} from 'node:path'
import {CrmError} from '../errors.ts'

/** The platform and what tells its desktop. */
export interface Desktop {
  readonly platform: NodeJS.Platform
  readonly env: {readonly [name: string]: string | undefined}
}

interface ClipboardTool {
  readonly command: readonly [program: string, ...args: string[]]
  readonly encode?: (text: string) => Buffer
}

/** The console's own code page would garble what is not ASCII: UTF-16 with its mark is read as it is. */
const windows = (program: string): ClipboardTool => ({
  command: [program],
  encode: text => Buffer.from(`\ufeff${text}`, 'utf16le'),
})

/** A program of Windows by its place: of a bare name the working folder's would come first, which may be that of a book from elsewhere. */
export const systemProgram = ({env}: Desktop, ...place: readonly string[]): string =>
  win32.join(env['SystemRoot'] || 'C:\\Windows', ...place)

/** The programs to try, the one of the running desktop first. */
export function clipboardTools(desktop: Desktop): readonly ClipboardTool[] {
  const {platform, env} = desktop
  if (platform === 'darwin') return [{command: ['pbcopy']}]
  if (platform === 'win32') return [windows(systemProgram(desktop, 'System32', 'clip.exe'))]
  return [
    ...(env['WAYLAND_DISPLAY'] ? [{command: ['wl-copy'] as const}] : []),
    ...(env['DISPLAY']
      ? [
          {command: ['xclip', '-selection', 'clipboard'] as const},
          {command: ['xsel', '--clipboard', '--input'] as const},
        ]
      : []),
    ...(env['WSL_DISTRO_NAME'] ? [windows('clip.exe')] : []),
    ...(env['TERMUX_VERSION'] ? [{command: ['termux-clipboard-set'] as const}] : []),
  ]
}

/** Puts a text on the clipboard. Throws `usage` naming what was looked for where nothing here does that. */
export function copyToClipboard(text: string, desktop: Desktop): void {
  const tools = clipboardTools(desktop)
  for (const {command, encode = (plain: string) => Buffer.from(plain)} of tools) {
    const [program, ...args] = command
    // xclip stays behind to serve the text: only what it has open would be waited for.
    const {error, status} = spawnSync(program, args, {
      input: encode(text),
      stdio: ['pipe', 'ignore', 'ignore'],
      env: desktop.env,
      timeout: 10_000,
    })
    if (error === undefined && status === 0) return
  }
  throw new CrmError('usage', 'nothing here copies to the clipboard', {hint: wayOut(tools, desktop)})
}

function wayOut(tools: readonly ClipboardTool[], {platform}: Desktop): string {
  const names = tools.map(({command: [program]}) => program).join(', ')
  if (tools.length > 0) return `Looked for: ${names}. Install one of them, or copy it from the screen.`
  return platform === 'linux'
    ? 'There is no desktop (no WAYLAND_DISPLAY, no DISPLAY), as over ssh: copy it from the screen.'
    : 'Copy it from the screen.'
}
