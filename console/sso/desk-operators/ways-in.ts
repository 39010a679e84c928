import { useQuery } from '@tanstack/react-query'
import { callDesk } from '../desk/desk-api.ts'

type WaysIn = { readonly name: string; readonly okta: boolean; readonly firstRun: boolean }

/** What this service is called here, and how somebody may come in. */
export function useWaysIn(): WaysIn | undefined {
  const { data } = useQuery({
    queryKey: ['ways'],
    queryFn: ({ signal }) => callDesk<WaysIn>({ method: 'GET', path: '/console/api/ways' }, signal),
  })
  return data
}
