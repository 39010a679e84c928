// Vite's part: one console, bundled, split by page, and compressed once so that no request has to.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { ConsoleName } from './console-build.ts'

/** Where a console's page lies, and where it lives in its house: the built addresses begin with `base`. */
const PAGES: Record<ConsoleName, { readonly root: string; readonly page: string; readonly base: string }> = {
  idp: { root: 'idp', page: 'index.html', base: '/admin/' },
  sso: { root: 'sso', page: 'index.html', base: '/setup/' },
  // Beside the guide and apart from it: who opens the guide loads nothing of the desk.
  desk: { root: 'sso', page: 'desk.html', base: '/console/' },
}

// `light-dark()` and `color-mix()` are left to the browser, which knows its own colour scheme.
const BROWSERS = ['chrome125', 'edge125', 'firefox128', 'safari18']

// Smaller files do not become faster by being compressed.
const WORTH_COMPRESSING_BYTES = 1024

/** Bundles a console's page and all it needs into `folder`. */
export async function bundleConsole(name: ConsoleName, folder: string): Promise<void> {
  const { root: folderOfSources, page, base } = PAGES[name]
  const root = path.join(import.meta.dirname, folderOfSources)
  await build({
    configFile: false,
    root,
    base,
    logLevel: 'warn',
    // Never whatever the environment says: a console is built for use, also while tests run.
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [react()],
    build: {
      rolldownOptions: { input: path.join(root, page) },
      outDir: folder,
      emptyOutDir: true,
      assetsDir: 'assets',
      // An inlined image would be a `data:` address; files are files.
      assetsInlineLimit: 0,
      target: BROWSERS,
      cssTarget: BROWSERS,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 700,
    },
  })
  compress(path.join(folder, 'assets'))
}

function compress(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const file = path.join(folder, name)
    const text = fs.readFileSync(file)
    if (text.length < WORTH_COMPRESSING_BYTES) continue
    fs.writeFileSync(
      `${file}.br`,
      zlib.brotliCompressSync(text, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }),
    )
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(text, { level: 9 }))
  }
}
