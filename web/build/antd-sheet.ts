import { glob, readFile } from 'node:fs/promises'
import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs'
import * as antd from 'antd'
import { type ComponentType, createElement, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { antdTheme, settings } from '../theme.ts'

/** Parts of Ant Design that write a style element by themselves, with what the kit has instead. */
export const refused: Readonly<Record<string, string>> = {
  Modal: 'Dialog',
  Drawer: 'Dialog',
  Image: 'img',
  message: 'SaveState',
  notification: 'UndoToast',
  Table: 'Ledger',
}

/** Names imported from 'antd' in a source text; types and the theme carry no style. */
export function importsOfAntd(source: string): string[] {
  return [...source.matchAll(/import\s*\{([^}]*)\}\s*from\s*'antd'/g)].flatMap((found) =>
    found[1]!
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => name.split(/\s+as\s+/)[0]!),
  )
}

/** The components of Ant Design that screens use; a refused one stops the build by name. */
export async function usedComponents(root: string): Promise<string[]> {
  const used = new Set<string>()
  for (const pattern of ['web/**/*.tsx', 'contexts/*/web/**/*.tsx']) {
    for await (const file of glob(pattern, { cwd: root, exclude: isBuilt })) {
      for (const name of importsOfAntd(await readFile(`${root}/${file}`, 'utf8'))) {
        if (refused[name] !== undefined) {
          throw new Error(
            `${file}: ${name} of antd breaks the content policy; use ${refused[name]}`,
          )
        }
        used.add(name)
      }
    }
  }
  return [...used].sort()
}

/** The style sheet of these components, with the variables of every scheme and density. */
export function antdSheet(names: readonly string[]): string {
  const cache = createCache()
  for (const { scheme, density } of settings) {
    const theme = { ...antdTheme(scheme, density), zeroRuntime: false }
    const parts = names.map((name) => createElement(Shown, { name, key: name }))
    const provider = createElement(antd.ConfigProvider, { theme }, parts as ReactNode)
    renderToString(createElement(StyleProvider, { cache, mock: 'server' }, provider))
  }
  return extractStyle(cache, { plain: true, types: ['cssVar', 'token', 'style'] })
}

/** Renders a component with the least it needs, and its parts (`Input.Password`). */
function Shown({ name }: { readonly name: string }): ReactNode {
  const part = (antd as unknown as Record<string, unknown>)[name]
  if (name === 'ConfigProvider' || name === 'theme' || name === 'App' || !renderable(part))
    return null

  const inner = Object.entries(part).filter(
    ([key, value]) => /^[A-Z]/.test(key) && key !== 'Provider' && renderable(value),
  )
  return [
    createElement(part as ComponentType<object>, { key: name, ...least[name] }),
    ...inner
      .filter(([key]) => least[`${name}.${key}`] !== null)
      .map(([key, value]) =>
        createElement(value as ComponentType<object>, { key, ...least[`${name}.${key}`] }),
      ),
  ]
}

/** What a component needs to be rendered alone; null leaves a part out. */
const least: Readonly<Record<string, object | null>> = {
  Dropdown: { menu: { items: [] }, children: createElement('span') },
  Tooltip: { title: '', children: createElement('span') },
  Popover: { content: '', children: createElement('span') },
  Popconfirm: { title: '', children: createElement('span') },
  'Form.Item': { name: 'x', children: createElement('input') },
  'Form.List': null,
  'Form.ErrorList': null,
  Upload: {},
  'Button.Group': null,
  'DatePicker.QuarterPicker': null,
}

const renderable = (value: unknown): value is object =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && '$$typeof' in value)

const isBuilt = (path: string) => path.includes('dist')
