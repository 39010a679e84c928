import { useDesk } from './desk-queries.ts'
import { useMe } from './me.ts'

type Named = { readonly items: readonly { readonly id: string; readonly name: string }[] }

/** Who did something, by name: an operator, an API key, somebody with a setup link, or the service itself. */
export function ActorName({ id, links = [] }: { id: string; links?: readonly { id: string; name: string }[] }) {
  const me = useMe().data?.operator
  const operators = useDesk<Named>(id.startsWith('opr_') ? '/api/operators' : undefined)
  const keys = useDesk<Named>(id.startsWith('key_') ? '/api/api-keys' : undefined)
  if (id === me?.id) return <span title={id}>You</span>
  const known = [...(operators.data?.items ?? []), ...(keys.data?.items ?? []), ...links].find((each) => each.id === id)
  return <span title={id}>{known?.name ?? (id === 'system' ? 'Gatepass' : id)}</span>
}
