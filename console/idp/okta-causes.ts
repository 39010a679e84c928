import type { Cause } from '../ui/refusal.ts'

/** Causes are sentences; most begin with the field they are about: `settings.oauthClient.redirect_uris: Must be …`. */
export function readCause(cause: { errorSummary?: unknown }): Cause {
  const summary = String(cause.errorSummary ?? '')
  const [, path, text] = /^([A-Za-z_][\w.[\]]*): ([\s\S]+)$/.exec(summary) ?? []
  if (path === undefined || text === undefined) return { field: undefined, text: summary }
  const field = path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1)
  return { field, text }
}
