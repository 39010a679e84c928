// Directory → Groups: all of them, and the rules that fill them.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { HashTabs } from '../../ui/hash-tabs.tsx'
import { Page } from '../../ui/page.tsx'
import { GroupDialog } from './group-dialog.tsx'
import { GroupRulesTab } from './group-rules-tab.tsx'
import { GroupsTab } from './groups-tab.tsx'

export function GroupsScreen() {
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title="Groups"
      lead="People who get the same applications. Who is in a group is chosen by you, or by a rule."
      actions={<Button onClick={() => setAdding(true)}>Add group</Button>}
    >
      <HashTabs
        label="Groups"
        tabs={[
          { id: 'tab-all', title: 'All', content: () => <GroupsTab /> },
          { id: 'tab-rules', title: 'Rules', content: () => <GroupRulesTab /> },
        ]}
      />
      {adding && <GroupDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
