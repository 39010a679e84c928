// What to do at a provider that is not Okta, in the words of OpenID Connect: its screens are not ours to know.
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import type { GuideState } from './guide-api.ts'
import { Paste, Todo } from './step-parts.tsx'

export function RegisterClient({ guide }: { guide: GuideState }) {
  const { register } = useWords().otherProvider
  return (
    <Todo>
      <li>
        <Rich text={register.client} />
      </li>
      <li>
        <Rich text={register.name} slots={{ application: <b>{guide.application.name}</b> }} />
        <Paste label="Redirect URI" value={guide.redirectUri} />
      </li>
      <li>
        <Rich text={register.scopes} />
      </li>
      <li>
        <Rich text={register.copy} />
      </li>
    </Todo>
  )
}
