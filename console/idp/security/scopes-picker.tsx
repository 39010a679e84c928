import type { Choice } from '../../ui/search-picker.tsx'
import { useWholeOktaList } from '../okta-queries.ts'
import { Several } from '../several.tsx'
import { scopesPath } from './scope-requests.ts'
import type { OktaServer, OktaServerScope } from './server-types.ts'

/** Some of the server's scopes, by name. */
export function ScopesPicker({
  server,
  chosen,
  error,
  onChange,
}: {
  server: OktaServer
  chosen: readonly string[]
  error?: string | undefined
  onChange: (scopes: readonly string[]) => void
}) {
  const { data: scopes = [] } = useWholeOktaList<OktaServerScope>(scopesPath(server))
  return (
    <Several
      label="Scopes"
      placeholder="Type a scope’s name"
      none="No scope is left to add"
      find={async (text) => scopes.filter(({ name }) => name.startsWith(text)).map(asChoice)}
      error={error}
      chosen={chosen.map((name) => ({ id: name, title: name }))}
      onChange={(choices) => onChange(choices.map(({ id }) => id))}
    />
  )
}

function asChoice({ name, description }: OktaServerScope): Choice {
  return { id: name, title: name, detail: description ?? undefined }
}
