import { StyleProvider } from '@ant-design/cssinjs'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Language } from '#kernel/text.ts'
import { api, queryClient } from './api.ts'
import { lightOnPaper, schemeOf, show, usePreferences } from './preferences.ts'
import { pageRouter } from './router.tsx'
import { antdTheme } from './theme.ts'

/** Draws the application in an element of the page. */
export function mount(element: HTMLElement): void {
  show()
  lightOnPaper(flushSync)
  createRoot(element).render(
    <StrictMode>
      <Application />
    </StrictMode>,
  )
}

/** The compiler takes these files for CommonJS; the bundle has their default export itself. */
const locales = { zh: zhCN, en: enUS } as unknown as Record<
  Language,
  NonNullable<ConfigProviderProps['locale']>
>

const queries = queryClient(() => {
  queries.setQueryData(api.access.me.queryKey(), null)
  void router.navigate({ to: '/login', search: { return: router.state.location.href } })
})
const router = pageRouter(queries)

/**
 * Where Ant Design puts the styles it would inject: an element outside the document. All of them
 * are in the style sheet already, and the content policy allows no other.
 */
const nowhere = document.createElement('div')

function Application() {
  const preferences = usePreferences()
  const { language, density } = preferences

  return (
    <StyleProvider container={nowhere}>
      <ConfigProvider
        theme={antdTheme(schemeOf(preferences), density)}
        locale={locales[language]}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </ConfigProvider>
    </StyleProvider>
  )
}
