// Of a test sign-in, what the sign-in log keeps for good: each step with how long it took, and which claims were said by
// whom. What they said was for whoever made the test.
import { z } from 'zod'
import { testStep } from '../connections/test-seen.ts'

const detail = z.object({
  steps: z.array(testStep).catch([]),
  claims: z
    .object({ idToken: z.array(z.string()).catch([]), userinfo: z.array(z.string()).catch([]) })
    .catch({ idToken: [], userinfo: [] }),
})

export type TestFacts = z.infer<typeof detail>

export function testFacts(kept: Readonly<Record<string, unknown>>): TestFacts {
  return detail.parse(kept)
}
