import crypto from 'node:crypto'
import { type MasterKey, purposeKey } from '../../kit/secret-box.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { type AppliedOrg, applySeed } from './apply-seed.ts'
import type { SeedFile } from './read-seed-file.ts'
import { SeedUnusable } from './seed-errors.ts'

/**
 * Makes true what a seed file says. A file of which a part is refused may have been applied to the orgs before it.
 *
 * @throws SeedUnusable
 */
export async function applySeedFile(
  deps: IdpDeps,
  { document, placeOf }: SeedFile,
  { masterKeys, production = false }: { masterKeys: readonly MasterKey[]; production?: boolean },
): Promise<AppliedOrg[]> {
  // Whoever reads the file would have an administrator's rights for as long as it is applied.
  const tokens = document.orgs.findIndex(({ apiTokens = [] }) => apiTokens.length > 0)
  if (production && tokens >= 0)
    throw new SeedUnusable(`${placeOf(['orgs', tokens, 'apiTokens'])}: not in production, make one in the console`)

  // From the key of the installation, so that it is the same at every start and lies in no file.
  const secret = purposeKey(masterKeys, 'idp-seeded-tokens')
  const tokenOf = (subdomain: string, name: string) => {
    const mac = crypto
      .createHmac('sha256', secret)
      .update(JSON.stringify([subdomain, name]))
      .digest('base64url')
    return `00${mac.slice(0, 40)}`
  }
  return applySeed(deps, document, { placeOf, tokenOf })
}
