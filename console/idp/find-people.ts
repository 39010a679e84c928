// What a type-ahead asks: a few people or groups whose names begin with what was typed.
import type { Choice } from '../ui/search-picker.tsx'
import { callOkta } from './okta-api.ts'
import type { OktaApp, OktaGroup, OktaUser } from './okta-types.ts'

const SHOWN = 8

export async function findGroups(text: string, signal: AbortSignal): Promise<Choice[]> {
  const groups = await callOkta<OktaGroup[]>({ method: 'GET', path: withText('/api/v1/groups', text) }, signal)
  return groups.map(({ id, profile }) => ({ id, title: profile.name, detail: profile.description ?? undefined }))
}

/** Those whose members are chosen by people: neither Everyone nor an application's. */
export async function findOwnGroups(text: string, signal: AbortSignal): Promise<Choice[]> {
  const named = text === '' ? '' : ` and profile.name sw "${text.replaceAll(/["\\]/g, '\\$&')}"`
  const query = new URLSearchParams({ search: `type eq "OKTA_GROUP"${named}`, limit: String(SHOWN) })
  const groups = await callOkta<OktaGroup[]>({ method: 'GET', path: `/api/v1/groups?${query}` }, signal)
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

/** Applications that people sign in to. */
export async function findApps(text: string, signal: AbortSignal): Promise<Choice[]> {
  const apps = await callOkta<OktaApp[]>({ method: 'GET', path: withText('/api/v1/apps', text) }, signal)
  return apps
    .filter(({ settings }) => settings.oauthClient?.application_type !== 'service')
    .map(({ id, label, status }) => ({ id, title: label, detail: status === 'ACTIVE' ? undefined : 'Inactive' }))
}

function withText(path: string, text: string): string {
  const query = new URLSearchParams({ limit: String(SHOWN) })
  if (text !== '') query.set('q', text)
  return `${path}?${query}`
}
