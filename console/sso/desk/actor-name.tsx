import { useDesk } from './desk-queries.ts'
import { useMe } from './me.ts'

type Named = { readonly items: readonly { readonly id: string; readonly name: string }[] }

/**
 * Who did something, by name: an operator, an API key, somebody with a setup link, or the service itself.
 *
 * @param name  where it was answered already; null: there is none. Absent: it is asked for
 */
export function ActorName({ id, name }: { id: string; name?: string | null | undefined }) {
  const me = useMe().data?.operator
  const asks = name === undefined
  const operators = useDesk<Named>(asks && id.startsWith('opr_') ? '/api/operators' : undefined)
  const keys = useDesk<Named>(asks && id.startsWith('key_') ? '/api/api-keys' : undefined)
  if (id === me?.id) return <span title={id}>You</span>
  const known = [...(operators.data?.items ?? []), ...(keys.data?.items ?? [])].find((each) => each.id === id)
  return <span title={id}>{name ?? known?.name ?? (id === 'system' ? 'Gatepass' : id)}</span>
}
