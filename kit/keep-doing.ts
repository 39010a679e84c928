/**
 * Does something over and over, beside the requests. A round that takes long is not begun again before it has ended.
 *
 * @param round   its signal is aborted when the house closes
 * @param failed  what is told when it throws; nothing is, once it is stopped
 * @returns stops it, once what is under way has ended
 */
export function keepDoing(
  round: (signal: AbortSignal) => Promise<unknown>,
  { everyMs, failed }: { readonly everyMs: number; readonly failed: (error: unknown) => void },
): () => Promise<void> {
  const over = new AbortController()
  let underWay: Promise<unknown> | undefined
  const timer = setInterval(() => {
    underWay ??= round(over.signal)
      .catch((error: unknown) => {
        if (!over.signal.aborted) failed(error)
      })
      .finally(() => {
        underWay = undefined
      })
  }, everyMs)
  timer.unref()
  return async () => {
    clearInterval(timer)
    over.abort(new Error('the house is closing'))
    await underWay
  }
}
