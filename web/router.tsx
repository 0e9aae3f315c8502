import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { api } from './api.ts'
import { staffPages } from './routes.ts'
import { safeReturn } from './safe-return.ts'
import { Crashed, NotFound } from './staff/Refusals.tsx'
import { StaffLayout } from './staff/StaffLayout.tsx'

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({
  notFoundComponent: NotFound,
  errorComponent: Crashed,
})

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/home' })
  },
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search): { readonly return?: string } =>
    typeof search.return === 'string' ? { return: safeReturn(search.return) } : {},
  component: lazyRouteComponent(() => import('./public/LoginPage.tsx'), 'LoginPage'),
})

/** Whoever comes by a link from a message: one task, without an account. */
const task = createRoute({
  getParentRoute: () => root,
  path: '/t',
  component: lazyRouteComponent(() => import('./public/TaskLinkPage.tsx'), 'TaskLinkPage'),
})

const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(api.access.me.queryOptions())
    if (!me?.complete) throw redirect({ to: '/login', search: { return: location.href } })
    const owes = me.mustChangePassword || me.mustEnrol
    if (owes && location.pathname !== '/me') throw redirect({ to: '/me' })
  },
  component: StaffLayout,
  errorComponent: Crashed,
})

/** The style sheet of the kit, for looking; no part of what is shipped. */
const kit =
  import.meta.env.MODE === 'development'
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/kit',
          component: lazyRouteComponent(() => import('./look/KitPage.tsx'), 'KitPage'),
        }),
      ]
    : []

/** The router over all pages; a page is fetched when it is first opened. */
export const pageRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: root.addChildren([
      start,
      login,
      task,
      staff.addChildren(
        staffPages.map(({ path, load }) =>
          createRoute({
            getParentRoute: () => staff,
            path,
            component: lazyRouteComponent(async () => ({ default: await load() })),
          }),
        ),
      ),
      ...kit,
    ]),
    context: { queries },
    // Every part of an address is text, as it is typed; a page reads of it what its schema accepts.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined)
      const text = new URLSearchParams(given as [string, string][]).toString()
      return text === '' ? '' : `?${text}`
    },
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
