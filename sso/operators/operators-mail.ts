import type { PostOffice } from '../../kit/post-office.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { operatorStore } from './operator-store.ts'

export type OperatorsMail = SsoDeps & {
  readonly post: Pick<PostOffice<SsoSchema>, 'put'>
  /** Where operators read their mail; the owners' own addresses when it is not set. */
  readonly alertsTo?: string | undefined
}

/** Who hears what operators have to know or act on; nobody where there is neither an address nor an owner. */
export async function operatorsMail(deps: SsoDeps & Pick<OperatorsMail, 'alertsTo'>): Promise<string[]> {
  if (deps.alertsTo !== undefined) return [deps.alertsTo]
  const operators = await operatorStore(deps).list()
  const standing = operators.filter(
    ({ role, disabledAt, joinedAt }) => role === 'owner' && disabledAt === null && joinedAt !== null,
  )
  return standing.map(({ email }) => email)
}

/** Letters belong to an organization; those about the desk itself are of none. */
export const MAIL_OF_OPERATORS = 'operators'
