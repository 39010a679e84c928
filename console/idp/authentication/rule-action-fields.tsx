import { Checkbox, Select } from '@mantine/core'
import type { Problems } from '../../ui/refusal.ts'
import { durationOf, minutesOfDuration } from './minutes.ts'
import { MinutesField } from './minutes-field.tsx'
import type { Json, PolicyType } from './org-policy.ts'
import styles from './policy-forms.module.css'
import {
  type AppSignOn,
  allowedIn,
  appSignOnOf,
  ENROLMENT,
  PROMPTS,
  SELF_SERVICE,
  type SignOn,
  signOnOf,
} from './rule-actions.ts'

type Form = { actions: Json; problems: Problems; onChange: (actions: Json) => void }

/** THEN: what a rule decides, by the type of its policy. */
export function RuleActionFields({ type, ...form }: Form & { type: PolicyType }) {
  return (
    <fieldset className={styles.step}>
      <legend>Then</legend>
      {type === 'PASSWORD' && <SelfServiceFields {...form} />}
      {type === 'OKTA_SIGN_ON' && <SignOnFields {...form} />}
      {type === 'MFA_ENROLL' && <EnrolmentField {...form} />}
      {type === 'ACCESS_POLICY' && <AppSignOnFields {...form} />}
    </fieldset>
  )
}

function SelfServiceFields({ actions, onChange }: Form) {
  return (
    <Checkbox.Group
      label="User can"
      value={[...allowedIn(actions)]}
      onChange={(names) =>
        onChange({
          ...actions,
          ...Object.fromEntries(
            SELF_SERVICE.map(({ name }) => [name, { access: names.includes(name) ? 'ALLOW' : 'DENY' }]),
          ),
        })
      }
    >
      <div className={styles.boxes}>
        {SELF_SERVICE.map(({ name, label }, at) => (
          <Checkbox key={name} value={name} label={label} mt={at === 0 ? 8 : 0} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

const ACCESS = [
  { value: 'ALLOW', label: 'Allowed' },
  { value: 'DENY', label: 'Denied' },
]
const USUAL_FACTOR_MINUTES = 15
const USUAL_LIFETIME_MINUTES = 720

function SignOnFields({ actions, problems, onChange }: Form) {
  const signon = signOnOf(actions)
  const { session } = signon
  const set = (part: Partial<SignOn>) => onChange({ ...actions, signon: { ...signon, ...part } })
  const limited = session.maxSessionLifetimeMinutes > 0
  return (
    <>
      <Select
        label="Access is"
        value={signon.access}
        onChange={(access) => set({ access: access as SignOn['access'] })}
        data={ACCESS}
      />
      {signon.access === 'ALLOW' && (
        <>
          <Checkbox
            label="Require secondary factor"
            checked={signon.requireFactor}
            onChange={({ currentTarget: { checked } }) =>
              set({ requireFactor: checked, factorPromptMode: checked ? (signon.factorPromptMode ?? 'ALWAYS') : null })
            }
          />
          {signon.requireFactor && (
            <Select
              label="Users are asked for it"
              value={signon.factorPromptMode ?? 'SESSION'}
              error={problems.factorPromptMode}
              onChange={(mode) =>
                set({
                  factorPromptMode: mode as SignOn['factorPromptMode'] & string,
                  factorLifetime: mode === 'DEVICE' ? (signon.factorLifetime ?? USUAL_FACTOR_MINUTES) : null,
                })
              }
              data={PROMPTS}
            />
          )}
          {signon.requireFactor && signon.factorPromptMode === 'DEVICE' && (
            <MinutesField
              label="Factor lifetime"
              hint="How long a device is remembered to have shown it."
              minutes={signon.factorLifetime ?? USUAL_FACTOR_MINUTES}
              error={problems.factorLifetime}
              onChange={(factorLifetime) => set({ factorLifetime })}
            />
          )}
          <MinutesField
            label="Session expires after inactivity of"
            minutes={session.maxSessionIdleMinutes}
            error={problems.maxSessionIdleMinutes}
            onChange={(maxSessionIdleMinutes) => set({ session: { ...session, maxSessionIdleMinutes } })}
          />
          <Select
            label="Maximum Okta session lifetime"
            value={limited ? 'LIMIT' : 'NONE'}
            onChange={(value) =>
              set({
                session: { ...session, maxSessionLifetimeMinutes: value === 'LIMIT' ? USUAL_LIFETIME_MINUTES : 0 },
              })
            }
            data={[
              { value: 'NONE', label: 'No time limit' },
              { value: 'LIMIT', label: 'Set time limit' },
            ]}
          />
          {limited && (
            <MinutesField
              label="Time limit"
              minutes={session.maxSessionLifetimeMinutes}
              error={problems.maxSessionLifetimeMinutes}
              onChange={(maxSessionLifetimeMinutes) => set({ session: { ...session, maxSessionLifetimeMinutes } })}
            />
          )}
        </>
      )}
    </>
  )
}

function EnrolmentField({ actions, problems, onChange }: Form) {
  const self = (actions.enroll as { self?: string } | undefined)?.self ?? 'CHALLENGE'
  return (
    <Select
      label="Enroll in multi-factor authentication"
      value={self}
      error={problems.self}
      onChange={(chosen) => onChange({ ...actions, enroll: { self: chosen } })}
      data={ENROLMENT}
    />
  )
}

function AppSignOnFields({ actions, problems, onChange }: Form) {
  const { access, verificationMethod } = appSignOnOf(actions)
  const method = { type: 'ASSURANCE', factorMode: '1FA' as const, constraints: [], ...verificationMethod }
  const set = (part: Partial<AppSignOn>) =>
    onChange({ ...actions, appSignOn: { access, verificationMethod: method, ...part } })
  const again = minutesOfDuration(method.reauthenticateIn)
  const { reauthenticateIn: _before, ...lasting } = method
  const ask = (minutes: number | undefined) =>
    set({
      verificationMethod: minutes === undefined ? lasting : { ...lasting, reauthenticateIn: durationOf(minutes) },
    })
  return (
    <>
      <Select
        label="Access is"
        value={access}
        onChange={(chosen) => set({ access: chosen as AppSignOn['access'] })}
        data={[
          { value: 'DENY', label: 'Denied' },
          { value: 'ALLOW', label: 'Allowed after successful authentication' },
        ]}
      />
      {access === 'ALLOW' && (
        <>
          <Select
            label="User must authenticate with"
            value={method.factorMode}
            error={problems.factorMode}
            onChange={(mode) => set({ verificationMethod: { ...method, factorMode: mode as '1FA' | '2FA' } })}
            data={[
              { value: '1FA', label: 'Any 1 factor type' },
              { value: '2FA', label: 'Any 2 factor types' },
            ]}
          />
          <Select
            label="Prompt for authentication"
            value={again === undefined ? 'NEVER' : again === 0 ? 'ALWAYS' : 'AFTER'}
            error={problems.reauthenticateIn}
            onChange={(chosen) =>
              ask(chosen === 'NEVER' ? undefined : chosen === 'ALWAYS' ? 0 : USUAL_LIFETIME_MINUTES)
            }
            data={[
              { value: 'ALWAYS', label: 'Every time user signs in to resource' },
              { value: 'AFTER', label: 'When it’s been over a specified length of time' },
              { value: 'NEVER', label: 'Never, while the session lasts' },
            ]}
          />
          {again !== undefined && again > 0 && (
            <MinutesField label="Length of time" minutes={again} onChange={(minutes) => ask(Math.max(1, minutes))} />
          )}
        </>
      )}
    </>
  )
}
