import type { SsoDeps } from '../sso-deps.ts'
import type { Piece } from './piece.ts'
import { piecesOfApp } from './pieces-of-app.ts'
import { type DraftOf, piecesOfDraft } from './pieces-of-draft.ts'
import { piecesOfServer } from './pieces-of-server.ts'
import type { Wish } from './wish.ts'

/** All there is to set up, in the order it is done. */
export function piecesOf(deps: SsoDeps, wish: Wish, draftOf: DraftOf): Piece[] {
  return [...piecesOfApp(wish), ...piecesOfServer(wish), ...piecesOfDraft(deps, wish, draftOf)]
}
