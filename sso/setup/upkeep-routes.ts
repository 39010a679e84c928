// What keeps a connection alive once people sign in by it. None of it touches what is live before it is proven.
//
//   POST /upkeep/next-secret             a second client secret, tried first; it takes over by itself
//   POST /upkeep/next-secret/take-back   it does not, after all
//   POST /upkeep/private-key-jwt         a draft that signs with our key, tried at Okta; `inOkta`: entered there too
//   POST /upkeep/drop-draft              what was prepared is given up
import { z } from 'zod'
import { type ActiveConnection, isActive, settingsOf } from '../connections/connection.ts'
import { ConnectionNotConfigured } from '../connections/connection-errors.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { usePrivateKeyJwt } from '../connections/edit-draft.ts'
import { takeBackNextSecret } from '../connections/next-secret.ts'
import { cleaned } from '../connections/typed-settings.ts'
import type { SetupLink } from '../setup-links/setup-link.ts'
import { dropDraft } from './drop-draft.ts'
import { guideOf } from './guide.ts'
import { enterKeysInOkta } from './keys-in-okta.ts'
import { recordProof } from './proof.ts'
import { proveApp } from './prove-app.ts'
import { proveNextSecret } from './prove-next-secret.ts'
import type { SetupDeps } from './setup-deps.ts'
import type { SetupDoor } from './setup-door.ts'
import { wholeGuide } from './whole-guide.ts'

const secret = z.strictObject({ clientSecret: z.string().trim().min(1).max(1000) })
const byKey = z.strictObject({ inOkta: z.boolean().optional() })
const nothing = z.strictObject({})

export function mountUpkeep(door: SetupDoor, deps: SetupDeps): void {
  door.serve({ method: 'POST', path: '/upkeep/next-secret', body: secret }, async ({ link, body }) => {
    const connection = await liveBy(link)
    const finding = connection && (await proveNextSecret(deps, connection, cleaned(body.clientSecret) ?? '', link.id))
    return connection && { finding: finding ?? null, guide: await guideOf(deps, link) }
  })

  door.serve({ method: 'POST', path: '/upkeep/next-secret/take-back', body: nothing }, async ({ link }) => {
    const connection = await liveBy(link)
    if (connection === undefined) return undefined
    await takeBackNextSecret(deps, connection, link.id)
    return { finding: null, guide: await guideOf(deps, link) }
  })

  door.serve({ method: 'POST', path: '/upkeep/private-key-jwt', body: byKey }, async ({ link, body }) => {
    const connection = await liveBy(link)
    if (connection === undefined) return undefined
    // First here: from now on a sign-in that Okta refuses our secret for is finished by our key (sign-in/by-our-key.ts),
    // so nobody is turned away between the change there and going live here.
    const isByKey = connection.authMethod === 'private_key_jwt'
    const settings = isByKey ? settingsOf(connection) : (await usePrivateKeyJwt(deps, connection, link.id)).settings
    const finding =
      body.inOkta === true ? await enterKeysInOkta(deps, { connection, by: link.id }, settings) : undefined
    await recordProof(deps, connection.id, 'app', await proveApp(deps, connection, {}, link.id), link.id)
    return { finding: finding ?? null, guide: await guideOf(deps, link) }
  })

  door.serve({ method: 'POST', path: '/upkeep/drop-draft', body: nothing }, async ({ link }) => {
    const connection = await liveBy(link)
    if (connection === undefined) return undefined
    await dropDraft(deps, connection, link.id)
    return { finding: null, guide: await guideOf(deps, link) }
  })

  /** @throws NotFound  for a helper. ConnectionNotConfigured  nobody signs in by it */
  async function liveBy(link: SetupLink): Promise<ActiveConnection | undefined> {
    const connection = await connectionStore(deps).find(wholeGuide(link).connectionId)
    if (connection === undefined || isActive(connection)) return connection
    throw new ConnectionNotConfigured('upkeep of what is not live', { id: connection.id })
  }
}
