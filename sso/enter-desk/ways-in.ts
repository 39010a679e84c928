import { HOUSE_NAME } from '../brand/brand.ts'
import { brandStore } from '../brand/brand-store.ts'
import { operatorStore } from '../operators/operator-store.ts'
import { operatorsConnectionStore } from '../operators/operators-connection.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { EnterDoor } from './enter-door.ts'

/** What the sign-in page shows and offers: GET /console/api/ways */
export function mountWaysIn(door: EnterDoor, deps: SsoDeps): void {
  door.get('/ways', async () => ({
    name: (await brandStore(deps).load()).name ?? HOUSE_NAME,
    okta: (await operatorsConnectionStore(deps).find()) !== undefined,
    firstRun: await operatorStore(deps).none(),
  }))
}
