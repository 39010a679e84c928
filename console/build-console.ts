// Before a start, after `npm ci`, and by hand (`npm run console`): the console is there and made from today's sources.
import { buildConsole } from './console-build.ts'

try {
  await buildConsole()
} catch (error) {
  console.error(`The admin console could not be built, so the one of before stays: ${(error as Error).message}`)
  // A program that is started after this runs all the same.
  if (process.argv[1]?.endsWith('build-console.ts')) process.exitCode = 1
}
