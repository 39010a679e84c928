import { useRef } from 'react'

/** Longer than anything the service looks at takes: it gives up by itself before. */
const PATIENCE_MS = 45_000

/** What is asked can be left, by pressing Cancel or by time. Whatever the service finds out after that is kept there. */
export function useLeavable(): { begin(): AbortSignal; leave(): void } {
  const running = useRef<AbortController>(undefined)
  return {
    begin() {
      running.current = new AbortController()
      return AbortSignal.any([running.current.signal, AbortSignal.timeout(PATIENCE_MS)])
    },
    leave: () => running.current?.abort(),
  }
}
