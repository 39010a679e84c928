// Putting policies and rules in order: by dragging, by keyboard, and from their menus.
import type { ApiRequest } from '../ui/api-request.ts'
import { notify } from '../ui/notices.tsx'
import { useOktaChange } from './okta-queries.ts'

/** Where a menu can move something; undefined: it is there already. */
export type Moves = { readonly up: (() => void) | undefined; readonly down: (() => void) | undefined }

export function movesOf(place: number, count: number, move: (place: number) => Promise<void>): Moves {
  return {
    up: place > 1 ? () => void move(place - 1).catch(() => {}) : undefined,
    down: place < count ? () => void move(place + 1).catch(() => {}) : undefined,
  }
}

/** Sends a move. What is refused is said in the corner, and thrown so that the list puts it back. */
export function useMove(stale: readonly string[], onCalled: (request: ApiRequest) => void) {
  const change = useOktaChange()
  return async (request: ApiRequest, done: string) => {
    try {
      await change(request, { stale, done })
      onCalled(request)
    } catch (error) {
      notify(error instanceof Error ? error.message : 'The order could not be changed')
      throw error
    }
  }
}
