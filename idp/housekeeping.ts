/** Work that is done over and over, beside the requests. */
export type Chores = Readonly<Record<string, () => Promise<unknown>>>

/**
 * Does every chore now and then, each by itself: one that fails or takes long keeps no other from its turn, and is not
 * begun again before it has ended.
 *
 * @param failed  what is told when one throws
 */
export function housekeeping(
  chores: Chores,
  { everyMs, failed }: { readonly everyMs: number; readonly failed: (chore: string, error: unknown) => void },
): { readonly stop: () => void } {
  const busy = new Set<string>()
  const round = () => {
    for (const [name, chore] of Object.entries(chores)) {
      if (busy.has(name)) continue
      busy.add(name)
      chore()
        .catch((error: unknown) => failed(name, error))
        .finally(() => busy.delete(name))
    }
  }
  const timer = setInterval(round, everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
