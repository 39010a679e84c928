// What a fresh authorization server comes with, as recorded from Okta: seven scopes and the claims of OpenID Connect,
// and no access policy: until somebody writes one, it lets nobody in.
import type { Claim, Scope } from './authorization-server.ts'

type NewScope = Omit<Scope, 'id'>
type NewClaim = Omit<Claim, 'id'>

function systemScope(name: string, displayName: string, description: string): NewScope {
  return {
    name,
    displayName,
    description,
    consent: 'IMPLICIT',
    metadataPublish: 'ALL_CLIENTS',
    system: true,
    isDefault: false,
    optional: false,
  }
}

export const SYSTEM_SCOPES: readonly NewScope[] = [
  systemScope('openid', 'openid', 'Signals that a request is an OpenID request.'),
  systemScope('profile', 'View your profile information.', 'Allows this application to view your profile information.'),
  systemScope('email', 'View your email address.', 'Allows this application to view your email address.'),
  systemScope('address', 'View your address.', 'Allows this application to view your address.'),
  systemScope('phone', 'View your phone number.', 'Allows this application to view your phone number.'),
  systemScope(
    'offline_access',
    'Keep you signed in to the app.',
    'Keeps you signed in to the app, even when you are not using it.',
  ),
  systemScope(
    'device_sso',
    'Use of Device Secrets for Device Single Sign-On.',
    'Allows the app to share sign-in with others on the device.',
  ),
]

function identity(scope: string, name: string, always = false): NewClaim {
  return {
    name,
    status: 'ACTIVE',
    claimType: 'IDENTITY',
    valueType: 'SYSTEM',
    value: null,
    groupFilterType: null,
    scopes: [scope],
    system: true,
    alwaysIncludeInToken: always,
  }
}

export const SYSTEM_CLAIMS: readonly NewClaim[] = [
  {
    name: 'sub',
    status: 'ACTIVE',
    claimType: 'RESOURCE',
    valueType: 'EXPRESSION',
    value: '(appuser != null) ? appuser.userName : app.clientId',
    groupFilterType: null,
    scopes: [],
    system: true,
    alwaysIncludeInToken: true,
  },
  identity('profile', 'middle_name'),
  identity('profile', 'zoneinfo'),
  identity('profile', 'website'),
  identity('profile', 'updated_at'),
  identity('profile', 'profile'),
  identity('profile', 'preferred_username', true),
  identity('profile', 'picture'),
  identity('profile', 'nickname'),
  identity('profile', 'name', true),
  identity('profile', 'locale'),
  identity('profile', 'given_name'),
  identity('profile', 'gender'),
  identity('profile', 'family_name'),
  identity('profile', 'birthdate'),
  identity('email', 'email', true),
  identity('email', 'email_verified'),
  identity('phone', 'phone_number'),
  identity('address', 'address'),
]
