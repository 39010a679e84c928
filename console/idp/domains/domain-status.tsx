import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import type { OktaDomain } from './domain-requests.ts'

const WORDS: Readonly<Record<OktaDomain['validationStatus'], readonly [tone: StatusTone, word: string]>> = {
  NOT_STARTED: ['wait', 'Not verified yet'],
  IN_PROGRESS: ['wait', 'In progress'],
  FAILED_TO_VERIFY: ['bad', 'Failed to verify'],
  VERIFIED: ['good', 'Verified'],
  COMPLETED: ['good', 'Active'],
}

export function DomainStatus({ domain }: { domain: OktaDomain }) {
  const [tone, word] = WORDS[domain.validationStatus]
  return <StatusBadge tone={tone}>{word}</StatusBadge>
}
