import { ErrorView } from '../../ui/error-view.tsx'
import { FormSection } from '../../ui/form-section.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { Fact, Facts, SubSection } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOkta, useOktaChange } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'
import { USERS, userPath } from './people-requests.ts'
import styles from './person-profile-tab.module.css'
import {
  attributesOf,
  choicesOf,
  type NamedAttribute,
  type ProfileDraft,
  profileDraft,
  saveProfileRequest,
  textOf,
  type UserSchema,
} from './profile-draft.ts'
import { ProfileField } from './profile-field.tsx'

/** Who the person is: Okta's attributes, and the org's own. */
export function PersonProfileTab({ user }: { user: OktaUser }) {
  const { data: schema, error, refetch } = useOkta<UserSchema>('/api/v1/meta/schemas/user/default')
  const change = useOktaChange()
  // Not every administrator may read what profiles are made of; what is set is shown to them all the same.
  const mayNotKnow = error instanceof Refusal && error.status === 403
  if (error && !mayNotKnow) return <ErrorView error={error} retry={() => void refetch()} />
  if (schema === undefined && !mayNotKnow) return <SectionSkeleton rows={6} />
  const attributes = attributesOf(schema, user)
  const parts = [
    { title: 'Attributes', of: attributes.filter(({ custom }) => !custom) },
    { title: 'Custom attributes', of: attributes.filter(({ custom }) => custom) },
  ].filter(({ of }) => of.length > 0)
  return (
    <>
      <FormSection<ProfileDraft>
        title="Profile"
        initial={() => profileDraft(attributes, user)}
        mayEdit={user.status !== 'DEPROVISIONED'}
        known={attributes.map(({ name }) => name)}
        save={(draft) =>
          change(saveProfileRequest(user, attributes, draft), {
            stale: [USERS],
            done: `Profile of ${fullName(user)} saved`,
          })
        }
        api={(draft) => <OktaCall requests={[saveProfileRequest(user, attributes, draft)]} />}
        view={parts.map(({ title, of }) => (
          <SubSection key={title} title={title}>
            <SetAttributes attributes={of} user={user} />
          </SubSection>
        ))}
        fields={({ draft, set, problems }) =>
          parts.map(({ title, of }) => (
            <SubSection key={title} title={title}>
              <div className={styles.fields}>
                {of.map(({ name, attribute }) => (
                  <ProfileField
                    key={name}
                    attribute={attribute}
                    value={draft[name] ?? ''}
                    error={problems[name]}
                    onChange={(value) => set({ [name]: value })}
                  />
                ))}
              </div>
            </SubSection>
          ))
        }
      />
      <OktaCall requests={[{ method: 'GET', path: userPath(user.id) }]} title="The API call that reads this person" />
    </>
  )
}

/** What is set; of what is not, how much. */
function SetAttributes({ attributes, user }: { attributes: readonly NamedAttribute[]; user: OktaUser }) {
  const set = attributes.filter(({ name }) => textOf(user.profile[name]) !== '')
  const open = attributes.length - set.length
  return (
    <>
      {set.length > 0 && (
        <Facts>
          {set.map(({ name, attribute }) => (
            <Fact key={name} label={attribute.title}>
              <span className={styles.value} dir="auto">
                {shown(attribute, textOf(user.profile[name]))}
              </span>
            </Fact>
          ))}
        </Facts>
      )}
      {open > 0 && <p className={styles.open}>{open === 1 ? '1 more is' : `${open} more are`} not set.</p>}
    </>
  )
}

function shown(attribute: NamedAttribute['attribute'], text: string): string {
  return choicesOf(attribute)?.find(({ value }) => value === text)?.label ?? text
}
