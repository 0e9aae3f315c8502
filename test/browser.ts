import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const packaged = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')

/**
 * Launches the Chromium that comes with the development packages, or the one of
 * XUEMAI_CHROMIUM. It has no Chinese font: pages bring their own, so wait for
 * `document.fonts.ready` before looking.
 */
export async function launchBrowser(): Promise<Browser> {
  const { XUEMAI_CHROMIUM: own } = process.env
  // The package's own arguments crash on the second context.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
  if (own !== undefined) return chromium.launch({ executablePath: own, args })

  const home = await unpacked()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(home, 'al2023/lib'),
      FONTCONFIG_PATH: join(home, 'fonts'),
      XDG_CACHE_HOME: join(home, 'cache'),
    },
  })
}

/** The browser's folder in this checkout; unpacked once, and whole or not at all. */
async function unpacked(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      '浏览器测试自带的 Chromium 仅适用于 x64 Linux,请用 XUEMAI_CHROMIUM 指定本机的 Chromium。\n' +
        'The Chromium of the browser tests is for Linux on x64. Name your own in XUEMAI_CHROMIUM.',
    )
  }
  const home = join(import.meta.dirname, `../node_modules/.cache/chromium-${version()}`)
  if (existsSync(home)) return home

  const half = `${home}.${process.pid}`
  await mkdir(half, { recursive: true })
  await unbrotli('chromium.br', join(half, 'chromium'), 0o755)
  for (const name of ['al2023', 'fonts']) await untar(name, half)
  await writeFile(join(half, 'fonts/fonts.conf'), fontsBesideThis)
  try {
    await rename(half, home)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another worker was faster.
    if (!existsSync(home)) throw error
  }
  return home
}

/** The package's own names folders of the machine it was made for; without any font nothing is drawn. */
const fontsBesideThis = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** By way of a file: `tar` leaves at the end mark, and a pipe to it may break. */
async function untar(name: string, into: string): Promise<void> {
  const tar = join(into, `${name}.tar`)
  const folder = join(into, name)
  await unbrotli(`${name}.tar.br`, tar, 0o644)
  await mkdir(folder)
  execFileSync('tar', ['xf', tar, '-C', folder])
  await rm(tar)
}

function unbrotli(name: string, to: string, mode: number): Promise<void> {
  const from = join(packaged, 'bin', name)
  return pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode }))
}

function version(): string {
  return JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')).version
}
