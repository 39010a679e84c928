// Security → Authentication: the org's own policies, a tab a type.
import { HashTabs } from '../../ui/hash-tabs.tsx'
import { Page } from '../../ui/page.tsx'
import { POLICY_KINDS } from './policy-kinds.ts'
import { PolicyList } from './policy-list.tsx'

export function AuthenticationScreen() {
  return (
    <Page title="Authentication" lead="What people of your organization prove when they sign in, and how often.">
      <HashTabs
        label="Authentication"
        tabs={POLICY_KINDS.map((kind) => ({
          id: kind.tab,
          title: kind.title,
          content: () => <PolicyList key={kind.type} kind={kind} />,
        }))}
      />
    </Page>
  )
}
