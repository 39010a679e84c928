import { Checkbox, Radio, Select, TextInput } from '@mantine/core'
import type { DraftFields } from '../../ui/form-section.tsx'
import { UriList } from '../../ui/uri-list.tsx'
import styles from './create-app-dialog.module.css'
import type { GeneralDraft } from './general-settings-request.ts'

/** LOGIN: where the browser may be sent, and who begins. */
export function LoginFields({ draft, set, problems }: DraftFields<GeneralDraft>) {
  return (
    <>
      <UriList
        label="Sign-in redirect URIs"
        hint="Where the authentication response and the ID token are sent. Compared character by character."
        required
        values={draft.redirectUris}
        onChange={(redirectUris) => set({ redirectUris })}
        error={problems.redirect_uris}
      />
      <Checkbox
        label="Allow wildcard * in sign-in redirect URI"
        description="One * in the lowest subdomain of an https address."
        checked={draft.wildcard}
        onChange={(event) => set({ wildcard: event.currentTarget.checked })}
      />
      <UriList
        label="Sign-out redirect URIs"
        hint="Where the browser may go after somebody signed out."
        values={draft.logoutUris}
        onChange={(logoutUris) => set({ logoutUris })}
        error={problems.post_logout_redirect_uris}
      />
      <Select
        label="Login initiated by"
        value={draft.initiatedBy}
        onChange={(value) => set(initiated(draft, value as GeneralDraft['initiatedBy']))}
        data={[
          { value: 'app', label: 'App Only' },
          { value: 'either', label: 'Either Okta or App' },
        ]}
      />
      {draft.initiatedBy === 'either' && (
        <>
          <Checkbox.Group
            label="Application visibility"
            value={[...(draft.showWeb ? ['web'] : []), ...(draft.showMobile ? ['mobile'] : [])]}
            onChange={(shown) => set({ showWeb: shown.includes('web'), showMobile: shown.includes('mobile') })}
          >
            <div className={styles.choices}>
              <Checkbox value="web" label="Display application icon to users" />
              <Checkbox value="mobile" label="Display application icon in the Okta Mobile app" />
            </div>
          </Checkbox.Group>
          <Radio.Group label="Login flow" value="compliant" onChange={() => {}}>
            <div className={styles.choices}>
              <Radio value="compliant" label="Redirect to app to initiate login (OIDC Compliant)" />
              <Radio
                value="simplified"
                disabled
                label="Send ID Token directly to app (Okta Simplified)"
                description="Not offered: nothing would tie the token to the browser it arrives in."
              />
            </div>
          </Radio.Group>
        </>
      )}
      <TextInput
        type="url"
        label="Initiate login URI"
        description="Where a click on the tile leads: the application’s page that starts a sign-in."
        placeholder="https://"
        spellCheck={false}
        required={draft.initiatedBy === 'either'}
        value={draft.initiateUri}
        error={problems.initiate_login_uri}
        onChange={(event) => set({ initiateUri: event.currentTarget.value })}
      />
    </>
  )
}

/** With "Either" Okta ticks the icon. */
function initiated(draft: GeneralDraft, initiatedBy: GeneralDraft['initiatedBy']): Partial<GeneralDraft> {
  if (initiatedBy === 'app') return { initiatedBy }
  return { initiatedBy, showWeb: draft.initiatedBy === 'app' ? true : draft.showWeb }
}
