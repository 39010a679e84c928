// A real browser: the Chromium installed on the machine, or the one that comes with npm.
import fs from 'node:fs'
import path from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** @returns a headless Chromium; the caller closes it */
export async function openBrowser(): Promise<Browser> {
  const installed = [process.env.CHROMIUM, ...INSTALLED].find((file) => file !== undefined && fs.existsSync(file))
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: QUIET })
  return chromium.launch({
    executablePath: await unpacked(),
    args: [...QUIET, ...FROM_NPM],
    env: { ...process.env, ...libraries() },
  })
}

// No calls home, nothing in the background, and no sandbox where there is no user namespace to build it from.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const FROM_NPM = ['--headless=shell', '--single-process', '--no-zygote']

// The package was made for a bare machine in the cloud and carries the shared libraries such a machine lacks.
async function unpacked(): Promise<string> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  return sparticuz.executablePath()
}

function libraries(): Record<string, string> {
  const folder = '/tmp/al2023/lib'
  return fs.existsSync(folder)
    ? { LD_LIBRARY_PATH: [folder, process.env.LD_LIBRARY_PATH].filter(Boolean).join(path.delimiter) }
    : {}
}
