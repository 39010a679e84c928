// Passkeys, as the browser and the service make and use them together: asked for, made by the device, sent.
import { callDesk } from '../desk/desk-api.ts'

// Half of what the sign-in needs is this library; the rest of the desk never asks for it.
const library = () => import('@simplewebauthn/browser')

/** Signs in with whichever passkey the person picks. @throws Refusal, PasskeyLeft */
export const signInWithPasskey = () => signWithPasskey('/console/api/sign-in')

/** Whoever is signed in says once more who they are. @throws Refusal, PasskeyLeft */
export const confirmWithPasskey = () => signWithPasskey('/console/api/confirm')

async function signWithPasskey(at: string): Promise<void> {
  const optionsJSON = await ask(`${at}/options`, {})
  const { startAuthentication } = await library()
  const answer = await startAuthentication({ optionsJSON: optionsJSON as never }).catch(left)
  await ask(at, { answer })
}

/** Makes a passkey. @param at  `/console/api/link/passkey`, `/console/api/passkeys` @throws Refusal, PasskeyLeft */
export async function makePasskey(at: string, who: object, name: string): Promise<void> {
  const optionsJSON = await ask(`${at}/options`, who)
  const { startRegistration } = await library()
  const answer = await startRegistration({ optionsJSON: optionsJSON as never }).catch(left)
  await ask(at, { answer, name })
}

const ask = (path: string, body: object) => callDesk<object>({ method: 'POST', path, body })

/** The person, the browser or the device did not go on. */
export class PasskeyLeft extends Error {}

function left(error: unknown): never {
  const { name, code } = error as { name?: string; code?: string }
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError')
    throw new PasskeyLeft('This device holds a passkey of yours for this desk already.')
  if (name === 'NotAllowedError' || name === 'AbortError')
    throw new PasskeyLeft('Nothing was done: the browser was told to stop, or waited too long.')
  if (name === 'SecurityError')
    throw new PasskeyLeft('This browser keeps no passkeys for this address. It has to be https, or localhost.')
  throw new PasskeyLeft('This browser or device cannot make or use a passkey with a PIN, finger or face.')
}

/** What a passkey made here would be called, to be changed by whoever knows better. */
export function nameOfThisDevice(): string {
  const { userAgent } = navigator
  const known: readonly [RegExp, string][] = [
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android phone'],
    [/Macintosh/, 'Mac'],
    [/Windows/, 'Windows computer'],
    [/CrOS/, 'Chromebook'],
    [/Linux/, 'Linux computer'],
  ]
  return known.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'This device'
}
