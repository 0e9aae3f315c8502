import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/**
 * The web: built once into web/dist and served as files; no script or style stands in the page.
 * `--mode development` builds the page of the kit too, into node_modules/.cache/look.
 */
export default defineConfig(({ mode }) => ({
  root: `${root}/web`,
  publicDir: false,
  plugins: [react(), antdStyleSheet(), woff2Only()],
  build: {
    outDir: mode === 'development' ? `${root}/node_modules/.cache/look` : 'dist',
    emptyOutDir: true,
    target: 'chrome95',
    cssTarget: 'chrome95',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
}))

/** Serves `virtual:antd.css`: the styles of exactly those parts of Ant Design that screens import. */
function antdStyleSheet(): Plugin {
  const name = 'virtual:antd.css'
  return {
    name: 'xuemai-antd-sheet',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: async (id) => {
      if (id !== `\0${name}`) return undefined
      const { antdSheet, usedComponents } = await import('./web/build/antd-sheet.ts')
      return antdSheet(await usedComponents(root))
    },
  }
}

/** Every browser we serve reads woff2; the older copies of the fonts stay behind. */
function woff2Only(): Plugin {
  return {
    name: 'xuemai-woff2-only',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('@fontsource') && id.endsWith('.css')
        ? { code: code.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/g, ''), map: null }
        : undefined,
  }
}
