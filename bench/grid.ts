import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { served } from '#main/routes.ts'
import { account, password } from '#platform/access/given.ts'
import { buildServer } from '#platform/http/server.ts'
import { launchBrowser } from '#test/browser.ts'
import { type Figure, Milliseconds } from './bench.ts'
import { onDatabase } from './given/database.ts'
import { givenSchedule } from './given/schedule.ts'

const units = 5_000
/** A keystroke is painted within this, or it is felt. */
const feltMs = 50

/** What a keystroke costs in a schedule of five thousand rows, from the key to the paint. */
export const figures = (): AsyncGenerator<Figure> =>
  onDatabase(async function* (database) {
    const { regionId, planId } = await givenSchedule(database, units)
    await account(database.app, [{ role: 'blood-office-officer', regionId }], { login: 'bench' })
    const server = await buildServer(database.app, served)
    const browser = await launchBrowser()
    try {
      const address = await server.listen({ host: '127.0.0.1', port: 0 })
      const page = await (
        await browser.newContext({ viewport: { width: 1366, height: 768 } })
      ).newPage()
      await signedIn(page, address)
      await page.goto(`${address}/plan/${planId}/schedule?view=matrix&grain=month`)
      await page.locator('.month-body [tabindex="0"]').focus()
      yield* keystrokes(page)
    } finally {
      await browser.close()
      await server.close()
    }
  })

function* keystrokes(page: Page): Generator<Figure> {
  let written = 0
  const key = (name: string) => pressed(page, name)
  const limit = { name: `${feltMs} ms, when a keystroke is felt`, run: () => sleep(feltMs) }
  yield {
    name: `arrow down, of ${units.toLocaleString('en-US')} rows`,
    ours: { run: () => key('ArrowDown') },
    limit,
    target: { atMost: 1 },
    check: () => expectDrawn(page),
  }
  yield {
    name: 'a digit that begins to write',
    ours: { prepare: () => page.keyboard.press('Escape'), run: () => key('4') },
    limit,
    target: { atMost: 1 },
    check: () => page.keyboard.press('Escape'),
  }
  yield {
    name: 'Enter: written, summed up, checked, shown',
    ours: {
      async prepare() {
        await saved(page)
        written++
        await page.keyboard.type(String(10 + written))
      },
      run: () => key('Enter'),
    },
    limit,
    target: { atMost: 1 },
    async check() {
      const shown = await page.locator('.month-bar b').allTextContents()
      if (!shown.includes(String(10 + written))) throw new Error('what was written is not shown')
      await saved(page)
    },
  }
}

/** Presses a key; the time is from when the browser got it to when the next frame was on the screen. */
async function pressed(page: Page, name: string): Promise<Milliseconds> {
  await page.evaluate(() => {
    const at = new Promise<number>((done) => {
      const onKey = (event: KeyboardEvent) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => done(performance.now() - event.timeStamp)
          port2.postMessage(null)
        })
      addEventListener('keydown', onKey, { capture: true, once: true })
    })
    Object.assign(window, { painted: at })
  })
  await page.keyboard.press(name)
  const took = await page.evaluate(
    () => (window as unknown as { painted: Promise<number> }).painted,
  )
  return new Milliseconds(took)
}

/** Nothing is on its way any more: what is measured is the keystroke alone. */
async function saved(page: Page): Promise<void> {
  await sleep(100)
  const saving = page.getByTestId('save-state').filter({ hasNotText: /^(已保存|Saved)/ })
  await saving.waitFor({ state: 'detached' })
  await sleep(200)
}

/** Only what is seen is drawn, however many rows there are. */
async function expectDrawn(page: Page): Promise<void> {
  const drawn = await page.locator('.month-body .month-line').count()
  const said = await page.getByRole('grid').getAttribute('aria-rowcount')
  if (drawn > 80 || Number(said) < units) throw new Error(`${drawn} of ${said} rows are drawn`)
}

async function signedIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const status = await page.evaluate(
    async (given) =>
      (
        await fetch('/api/access/sign-in', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-xuemai': '1' },
          body: JSON.stringify(given),
        })
      ).status,
    { login: 'bench', password },
  )
  if (status !== 200) throw new Error(`sign-in answered ${status}`)
}
