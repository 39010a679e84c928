// What a type-ahead asks: a few people or groups whose names begin with what was typed.
import type { Choice } from '../ui/search-picker.tsx'
import { callOkta } from './okta-api.ts'
import type { OktaGroup, OktaUser } from './okta-types.ts'

const SHOWN = 8

export async function findGroups(text: string, signal: AbortSignal): Promise<Choice[]> {
  const groups = await callOkta<OktaGroup[]>({ method: 'GET', path: withText('/api/v1/groups', text) }, signal)
  return groups.map(({ id, profile }) => ({ id, title: profile.name, detail: profile.description ?? undefined }))
}

export async function findUsers(text: string, signal: AbortSignal): Promise<Choice[]> {
  const users = await callOkta<OktaUser[]>({ method: 'GET', path: withText('/api/v1/users', text) }, signal)
  return users.map(({ id, profile }) => ({
    id,
    title: `${profile.firstName} ${profile.lastName}`,
    detail: profile.login,
  }))
}

function withText(path: string, text: string): string {
  const query = new URLSearchParams({ limit: String(SHOWN) })
  if (text !== '') query.set('q', text)
  return `${path}?${query}`
}
