import type { Words } from '../words/useWords.ts'

/** What arranging the home page says. */
export const homeWords = {
  zh: {
    arrange: '调整栏目',
    done: '完成',
    title: '调整栏目',
    says: '勾选要显示的栏目；用箭头或拖动换顺序。随时保存，只对您的账号有效。',
    show: (name: string) => `显示“${name}”`,
    up: (name: string) => `上移“${name}”`,
    down: (name: string) => `下移“${name}”`,
    movedTo: (name: string, at: number, of: number) => `“${name}”现在是第 ${at} 栏，共 ${of} 栏`,
    reset: '恢复原样',
    allHidden: '所有栏目都隐藏了',
    allHiddenSays: '点“调整栏目”可以重新显示。',
  },
  en: {
    arrange: 'Arrange',
    done: 'Done',
    title: 'Arrange this page',
    says: 'Tick what to show; change the order with the arrows or by dragging. Kept at once, for your account only.',
    show: (name: string) => `Show “${name}”`,
    up: (name: string) => `Move “${name}” up`,
    down: (name: string) => `Move “${name}” down`,
    movedTo: (name: string, at: number, of: number) => `“${name}” is now ${at} of ${of}`,
    reset: 'As it was at first',
    allHidden: 'Every part is hidden',
    allHiddenSays: '“Arrange” shows them again.',
  },
} satisfies Words
