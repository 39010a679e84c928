// The eight steps: what each is called and what it looks like when it is open.
import type { ComponentType } from 'react'
import { ApiTokenStep } from './api-token-step.tsx'
import { AppStep } from './app-step.tsx'
import { DomainsStep } from './domains-step.tsx'
import { GoLiveStep } from './go-live-step.tsx'
import type { GuideState, Step, StepId } from './guide-api.ts'
import { InitiateLoginStep } from './initiate-login-step.tsx'
import { OktaDomainStep } from './okta-domain-step.tsx'
import { ServerStep } from './server-step.tsx'
import { TestStep } from './test-step.tsx'

export type StepProps = { readonly guide: GuideState; readonly step: Step; readonly next: () => void }

export const STEPS: Readonly<Record<StepId, { title: string; Body: ComponentType<StepProps> }>> = {
  'okta-domain': { title: 'Which Okta is it?', Body: OktaDomainStep },
  app: { title: 'Create the app in Okta', Body: AppStep },
  'initiate-login': { title: 'Make the tile work', Body: InitiateLoginStep },
  'authorization-server': { title: 'Authorization server', Body: ServerStep },
  'api-token': { title: 'People and groups', Body: ApiTokenStep },
  domains: { title: 'E-mail domains', Body: DomainsStep },
  test: { title: 'Try a sign-in', Body: TestStep },
  'go-live': { title: 'Go live', Body: GoLiveStep },
}
