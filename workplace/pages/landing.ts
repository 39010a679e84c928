import { z } from 'zod'

const landingDay = z.iso.date()

/**
 * Where a person may land after a sign-in: one of our own pages, rebuilt from its parts. Everything else, whatever it
 * looks like, is the front page: what comes from a link is never redirected to as it is.
 *
 * @param wanted  an absolute URL (`target_link_uri`, OIDC Core 1.0 §4) or a path of ours
 * @returns an absolute URL on our own origin
 */
export function landingUrl(publicUrl: string, wanted: string | undefined): string {
  const home = `${publicUrl}/`
  if (wanted === undefined || !URL.canParse(wanted, home)) return home
  const url = new URL(wanted, home)
  if (url.origin !== new URL(home).origin || url.pathname !== '/') return home
  const day = landingDay.safeParse(url.searchParams.get('day'))
  return day.success ? `${home}?day=${day.data}` : home
}
