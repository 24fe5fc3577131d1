import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {type Browser, chromium} from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

/** Where Chromium is on this machine: `$CHROMIUM`, else on the path; nothing where there is none. */
export function chromiumPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const places = [process.env['CHROMIUM'] ?? '', ...folders.flatMap(folder => names.map(name => join(folder, name)))]
  return places.find(place => place !== '' && existsSync(place))
}

/** The machine's own browser, in a profile that is new and without anything that talks to the network by itself. */
export const startChromium = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath() ? {executablePath: chromiumPath() ?? ''} : {}),
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
