// The eight steps: what each looks like when it is open.
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

export const STEPS: Readonly<Record<StepId, ComponentType<StepProps>>> = {
  'okta-domain': OktaDomainStep,
  app: AppStep,
  'initiate-login': InitiateLoginStep,
  'authorization-server': ServerStep,
  'api-token': ApiTokenStep,
  domains: DomainsStep,
  test: TestStep,
  'go-live': GoLiveStep,
}
