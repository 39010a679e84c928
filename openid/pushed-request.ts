// Pushed authorization requests (RFC 9126): a client leaves its request with us, proven to be its own, and sends the
// browser with a name for it.
//
//   push        push-request.ts: client → no request_uri → the checks of the authorization endpoint → stored → a name
//   authorize   the name, by the client it was given to → the parameters as they were pushed, and no others
//
// A name is used up when the application gets its answer, whatever that is. Until then the browser may come with it again
// (§4): the person may have to sign in first.
import { sha256 } from '../kit/ids.ts'
import type { House, Site } from './house.ts'
import { ProtocolError } from './protocol-error.ts'
import { type ProtocolParameters, readParameters } from './protocol-parameters.ts'

/** What was pushed, and how to use it up. */
export type PushedRequest = {
  readonly parameters: ProtocolParameters
  /** True the first time, for one caller of any number. */
  use(): Promise<boolean>
}

/** @returns undefined: the request names nothing that was pushed @throws ProtocolError  unknown, used, over, another client's */
export async function pushedRequest(
  house: House,
  site: Site,
  asked: ProtocolParameters,
): Promise<PushedRequest | undefined> {
  const { pushed } = house
  const uri = asked.get('request_uri')
  if (pushed === undefined || !uri?.startsWith(pushed.uriPrefix)) return undefined
  const uriHash = sha256(uri)
  const found = await pushed.find(site, uriHash, house.clock.now())
  if (found === undefined || found.clientId !== asked.get('client_id')) throw spent()
  const sent = readParameters(found.parameters)
  const carried = (name: string) => (pushed.carried.includes(name) ? asked.get(name) : undefined)
  const extra = pushed.carried.flatMap((name): [string, string][] => {
    const value = asked.get(name)
    return value === undefined ? [] : [[name, value]]
  })
  return {
    parameters: {
      get: (name) => sent.get(name) ?? carried(name),
      entries: () => new Map([...extra, ...sent.entries()]).entries(),
      repeated: new Set(),
    },
    use: () => pushed.use(site, uriHash, house.clock.now()),
  }
}

export function spent(): ProtocolError {
  const description = "The 'request_uri' is unknown, used, expired or another client's."
  return new ProtocolError('invalid_request_uri', 'invalid_request_uri', description)
}
