import { useSyncExternalStore } from 'react'
import type { Language } from '#kernel/text.ts'
import type { Density, Scheme } from './tokens.ts'

/** What a person prefers on this device; nothing of it is in the address. */
export interface Preferences {
  readonly language: Language
  /** `system` follows the device. */
  readonly scheme: Scheme | 'system'
  readonly density: Density
  /** Whether the navigation is folded into a rail. */
  readonly rail: boolean
}

const key = 'xuemai.preferences'
const listeners = new Set<() => void>()

const standard: Preferences = {
  language: 'zh',
  scheme: 'system',
  density: 'standard',
  rail: false,
}

let current: Preferences = read()
let printing = false

/** The preferences of this device; the component is drawn again when they change. */
export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, () => current)

/** Changes some preferences and keeps them on the device. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change }
  try {
    localStorage.setItem(key, JSON.stringify(current))
  } catch {
    // A device that keeps nothing still works; the choice then lasts until the page is closed.
  }
  show()
  for (const listener of listeners) listener()
}

/** Writes language, scheme and density on the root element, where style sheets and readers look. */
export function show(): void {
  const root = document.documentElement
  root.lang = current.language === 'zh' ? 'zh-CN' : 'en'
  root.dataset.scheme = schemeOf(current)
  root.dataset.density = current.density
}

/** Turns every sheet light while the page goes to paper, and back after. */
export function lightOnPaper(atOnce: (change: () => void) => void): void {
  const turn = (to: boolean) => () => {
    printing = to
    atOnce(() => prefer({}))
  }
  addEventListener('beforeprint', turn(true))
  addEventListener('afterprint', turn(false))
}

/** The scheme that a preference comes to on this device; on paper always light. */
export function schemeOf({ scheme }: Preferences): Scheme {
  if (printing) return 'light'
  if (scheme !== 'system') return scheme
  return darkDevice()?.matches ? 'dark' : 'light'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const device = darkDevice()
  const follow = () => prefer({})
  device?.addEventListener('change', follow)
  return () => {
    listeners.delete(listener)
    device?.removeEventListener('change', follow)
  }
}

function darkDevice(): MediaQueryList | undefined {
  return typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined
}

function read(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>
    return { ...standard, ...kept }
  } catch {
    return standard
  }
}
