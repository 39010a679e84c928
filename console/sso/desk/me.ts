// Who is signed in, and what they may do here. The server decides; the desk only leaves out what it would refuse.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callDesk, onSignedOut } from './desk-api.ts'

export type Role = 'owner' | 'support' | 'read-only'

export type Operator = { readonly id: string; readonly name: string; readonly email: string; readonly role: Role }

export type Me = { readonly operator: Operator | null; readonly whiteLabel?: { readonly name?: string } | null }

const ME = ['me']

/** Nobody signed in is an error with status 401. */
export function useMe() {
  const queries = useQueryClient()
  useEffect(() => onSignedOut(() => void queries.invalidateQueries({ queryKey: ME })), [queries])
  return useQuery({
    queryKey: ME,
    queryFn: ({ signal }) => callDesk<Me>({ method: 'GET', path: '/api/me' }, signal),
    staleTime: 60_000,
  })
}

/** The more, the more they may. */
export const RANK: Record<Role, number> = { 'read-only': 0, support: 1, owner: 2 }

/** Whether whoever is signed in has at least this role. */
export function useMay(role: Role): boolean {
  const { data } = useMe()
  return data?.operator ? RANK[data.operator.role] >= RANK[role] : false
}
