// Where people open an application. Nobody is asked for it: it stands in the addresses an operator registered.
import type { Application } from './application.ts'

/**
 * The origin alone: a link to it starts nothing and carries nothing. Of the URI a tile leads to, which is a page for
 * people; else of a redirect URI, one of a laptop's last.
 */
export function addressOf({ initiateLoginUri, redirectUris }: Application): string | null {
  const uris = initiateLoginUri === null ? redirectUris : [initiateLoginUri]
  const uri = uris.find((each) => each.startsWith('https:')) ?? uris[0]
  return uri === undefined ? null : new URL(uri).origin
}
