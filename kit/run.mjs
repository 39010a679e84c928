// Starts a program of this repository on the Node it was made for.
//
// Node 24 comes with `npm ci` as the package `node`, whatever Node is installed. Where install scripts were skipped it is
// not there and npm falls back to the installed one; this file runs on any Node and then says what to do.
import module from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 24 || (major === 24 && minor < 9)) {
  console.error(
    [
      `Gatepass runs on Node 24 or newer; this is Node ${process.versions.node}.`,
      'Node 24 is installed by `npm ci` together with everything else, unless install scripts were skipped.',
      'Run `npm rebuild node`, or `npm ci` without --ignore-scripts, and start again through npm (npm start, npm test).',
    ].join('\n'),
  )
  process.exit(1)
}

// What was stripped of its types and compiled once is kept: the next start takes half the time and 25 MB less. It lies
// beside the packages, not in the shared temporary directory, where others could leave code for us to run.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url)))

// `--first <program>` is run before: what has to be built when its sources are newer.
const args = process.argv.slice(2)
if (args[0] === '--first') await import(pathToFileURL(args.splice(0, 2)[1]).href)
const [program, ...rest] = args
if (program !== '--only-check') {
  process.argv = [process.argv[0], program, ...rest]
  await import(pathToFileURL(program).href)
}
