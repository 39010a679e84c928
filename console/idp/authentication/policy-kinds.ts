// The types of policy this screen shows, with Okta's words for each.
import { USUAL_FACTORS } from './enrolment-settings.ts'
import type { Json, PolicyType } from './org-policy.ts'
import { USUAL_PASSWORDS } from './password-settings.ts'

export type PolicyKind = {
  readonly type: PolicyType
  readonly tab: string
  readonly title: string
  readonly lead: string
  readonly add: string
  /** Whom it is for is said by the policy; otherwise by what uses it, and by its rules. */
  readonly forGroups: boolean
  readonly usual: Json
}

export const POLICY_KINDS: readonly PolicyKind[] = [
  {
    type: 'PASSWORD',
    tab: 'tab-password',
    title: 'Password',
    lead: 'What a password must be, when it has to be changed, and who is locked out. The first policy a person’s groups fit decides.',
    add: 'Add New Password Policy',
    forGroups: true,
    usual: USUAL_PASSWORDS,
  },
  {
    type: 'OKTA_SIGN_ON',
    tab: 'tab-signon',
    title: 'Sign On',
    lead: 'Who may sign in to the org, with how much proof, and for how long. The first rule of the first policy that fits decides.',
    add: 'Add New Okta Sign-on Policy',
    forGroups: true,
    usual: {},
  },
  {
    type: 'MFA_ENROLL',
    tab: 'tab-enrollment',
    title: 'Factor Enrollment',
    lead: 'Which second factors people may or have to set up, and when they are asked to.',
    add: 'Add Multifactor Policy',
    forGroups: true,
    usual: USUAL_FACTORS,
  },
  {
    type: 'ACCESS_POLICY',
    tab: 'tab-apps',
    title: 'App sign-in',
    lead: 'What applications ask beyond the sign-in itself: one factor or two, and how recent it has to be. An application has one policy.',
    add: 'Add a policy',
    forGroups: false,
    usual: {},
  },
]
