import type { SsoDeps } from './sso-deps.ts'

/**
 * Stores keep prepared statements and small caches; two rooms of one house must get the same one, two houses in one
 * process (as in tests) never. The database tells houses apart.
 */
export function onePerHouse<T>(build: (deps: SsoDeps) => T): (deps: SsoDeps) => T {
  const built = new WeakMap<object, T>()
  return (deps) => {
    const known = built.get(deps.db)
    if (known !== undefined) return known
    const fresh = build(deps)
    built.set(deps.db, fresh)
    return fresh
  }
}
