// What an application is registered with, as a form and as the API wants it.
import { TextInput } from '@mantine/core'
import type { Problems } from '../../ui/refusal.ts'
import { UriList } from '../../ui/uri-list.tsx'
import type { Application } from '../desk/desk-types.ts'

export type ApplicationDraft = {
  readonly name: string
  readonly redirectUris: readonly string[]
  readonly initiateLoginUri: string
  readonly postLogoutRedirectUris: readonly string[]
  readonly targetLinkOrigins: readonly string[]
}

export const NEW_APPLICATION: ApplicationDraft = {
  name: '',
  redirectUris: [''],
  initiateLoginUri: '',
  postLogoutRedirectUris: [],
  targetLinkOrigins: [],
}

export const KNOWN = ['name', 'redirectUris', 'initiateLoginUri', 'postLogoutRedirectUris', 'targetLinkOrigins']

export function draftOf(application: Application): ApplicationDraft {
  return { ...application, initiateLoginUri: application.initiateLoginUri ?? '' }
}

export function bodyOf(draft: ApplicationDraft) {
  const filled = (uris: readonly string[]) => uris.map((uri) => uri.trim()).filter((uri) => uri !== '')
  return {
    name: draft.name.trim(),
    redirectUris: filled(draft.redirectUris),
    initiateLoginUri: draft.initiateLoginUri.trim() || null,
    postLogoutRedirectUris: filled(draft.postLogoutRedirectUris),
    targetLinkOrigins: filled(draft.targetLinkOrigins),
  }
}

export function isReady(draft: ApplicationDraft): boolean {
  const { name, redirectUris } = bodyOf(draft)
  return name !== '' && redirectUris.length > 0
}

export function ApplicationFields({
  draft,
  set,
  problems,
  whole = true,
}: {
  draft: ApplicationDraft
  set: (change: Partial<ApplicationDraft>) => void
  problems: Problems
  /** Also what few need at the start. */
  whole?: boolean
}) {
  return (
    <>
      <TextInput
        label="Name"
        description="People read it on the way to their Okta."
        maxLength={200}
        autoComplete="off"
        value={draft.name}
        error={problems.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <UriList
        label="Redirect URIs"
        hint="Where people come back to, to the letter."
        required
        values={draft.redirectUris}
        error={problems.redirectUris}
        onChange={(redirectUris) => set({ redirectUris })}
      />
      <TextInput
        label="Initiate login URI"
        description="Where a click on the tile in Okta leads; your application starts a sign-in there. Empty: tiles do not work."
        type="url"
        placeholder="https://"
        spellCheck={false}
        value={draft.initiateLoginUri}
        error={problems.initiateLoginUri}
        onChange={(event) => set({ initiateLoginUri: event.currentTarget.value })}
      />
      {whole && (
        <>
          <UriList
            label="After signing out"
            hint="Where your application may send people once they are signed out."
            values={draft.postLogoutRedirectUris}
            error={problems.postLogoutRedirectUris}
            onChange={(postLogoutRedirectUris) => set({ postLogoutRedirectUris })}
          />
          <UriList
            label="Origins a tile may lead to"
            hint="Only these may stand in a tile’s target_link_uri."
            add="Add origin"
            values={draft.targetLinkOrigins}
            error={problems.targetLinkOrigins}
            onChange={(targetLinkOrigins) => set({ targetLinkOrigins })}
          />
        </>
      )}
    </>
  )
}
