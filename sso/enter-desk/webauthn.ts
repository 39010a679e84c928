// WebAuthn Level 3 as we use it: the passkey is found by the browser (discoverable), a PIN, finger or face is asked for
// each time (user verification), and no maker has to vouch for the device (attestation `none`).
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { HOUSE_NAME } from '../brand/brand.ts'
import { brandStore } from '../brand/brand-store.ts'
import type { NewPasskey, Passkey } from '../operators/passkey-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { PasskeyRefused } from './enter-errors.ts'

// A tenth of a second and thirty megabytes, which a house without anybody at its desk need not pay.
const library = () => import('@simplewebauthn/server')

/** EdDSA, ES256, RS256 (RFC 9053): every device there is speaks one of them. */
const ALGORITHMS = [-8, -7, -257]

const text = (most: number) => z.string().min(1).max(most)
const credential = {
  id: text(1400),
  rawId: text(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
}

export const registrationAnswer = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: text(4000),
    attestationObject: text(20_000),
    transports: z.array(text(40)).max(10).optional(),
  }),
})

export const authenticationAnswer = z.looseObject({
  ...credential,
  response: z.looseObject({
    clientDataJSON: text(4000),
    authenticatorData: text(4000),
    signature: text(4000),
    userHandle: z.string().max(200).optional(),
  }),
})

type Who = { readonly id: string; readonly email: string; readonly name: string }

export async function askForPasskey(
  deps: SsoDeps,
  who: Who,
  challenge: string,
  known: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: brandStore(deps).now().name ?? HOUSE_NAME,
    rpID: new URL(deps.publicUrl).hostname,
    userName: who.email,
    userDisplayName: who.name,
    userID: new Uint8Array(Buffer.from(who.id)),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: listed(known),
    timeout: 5 * 60_000,
  })
}

/** @throws PasskeyRefused */
export async function newPasskeyOf(
  { publicUrl }: SsoDeps,
  answer: z.infer<typeof registrationAnswer>,
  challenge: string,
): Promise<Omit<NewPasskey, 'operatorId' | 'name'>> {
  const { verifyRegistrationResponse } = await library()
  const verified = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: publicUrl,
    expectedRPID: new URL(publicUrl).hostname,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(refused)
  if (!verified.verified) throw new PasskeyRefused('the new passkey does not verify')
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: answer.response.transports ?? [],
  }
}

/** @param known  one of these; none: whichever the person picks */
export async function askWhoItIs(
  { publicUrl }: SsoDeps,
  challenge: string,
  known: readonly Passkey[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: new URL(publicUrl).hostname,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
    allowCredentials: listed(known),
    timeout: 5 * 60_000,
  })
}

function listed(known: readonly Passkey[]) {
  return known.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] as never[] }))
}

/** @returns how often the passkey has signed now @throws PasskeyRefused  also when it was copied: its count went back */
export async function checkAnswer(
  { publicUrl }: SsoDeps,
  answer: z.infer<typeof authenticationAnswer>,
  challenge: string,
  passkey: Passkey,
): Promise<number> {
  const { userHandle } = answer.response
  if (userHandle && Buffer.from(userHandle, 'base64url').toString() !== passkey.operatorId)
    throw new PasskeyRefused('the passkey names somebody else', { passkey: passkey.id })
  const { verifyAuthenticationResponse } = await library()
  const verified = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: publicUrl,
    expectedRPID: new URL(publicUrl).hostname,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  }).catch(refused)
  if (!verified.verified) throw new PasskeyRefused('the signature does not hold', { passkey: passkey.id })
  return verified.authenticationInfo.newCounter
}

/** The library throws for each check that fails; its sentence is for the log. */
function refused(error: unknown): never {
  throw new PasskeyRefused(
    'the answer does not hold',
    { why: String((error as Error).message).slice(0, 300) },
    { cause: error },
  )
}
