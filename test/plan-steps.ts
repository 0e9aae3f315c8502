import type { Locator, Page } from 'playwright-core'

/** A span of the schedule by the beginning of its name: 夏阳街道，2020-04-01. */
export const bar = (page: Page, name: string): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${name}`) })

/** Waits until what was written of a plan is saved. */
export const saved = (page: Page): Promise<void> =>
  page
    .getByTestId('save-state')
    .getByText(/^已保存/)
    .waitFor()
