import type { Words } from '#web/words/useWords.ts'

/** What the projected cockpit says. */
export const projectionWords = {
  zh: {
    project: '投屏',
    leave: '退出（Esc）',
    basis: (name: string) => `口径 ${name}`,
    refreshed: (at: string) => `${at} 更新，每 5 分钟一次`,
    failed: (at: string) => `更新失败，仍是 ${at} 的数`,
  },
  en: {
    project: 'Project',
    leave: 'Leave (Esc)',
    basis: (name: string) => `Counted in ${name}`,
    refreshed: (at: string) => `fetched ${at}, every 5 minutes`,
    failed: (at: string) => `could not be fetched; still the figures of ${at}`,
  },
} satisfies Words
