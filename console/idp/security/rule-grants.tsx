import { Checkbox, Input } from '@mantine/core'
import type { DraftFields } from '../../ui/form-section.tsx'
import type { RuleDraft } from './policy-requests.ts'
import styles from './rule-dialog.module.css'
import { GRANT_WORDS } from './rule-words.ts'

const SPOKEN = ['authorization_code']
const OTHERS = Object.keys(GRANT_WORDS).filter((grant) => grant !== 'client_credentials' && !SPOKEN.includes(grant))

/** "IF Grant type is": boxes; the ones this house does not speak are out of the way. */
export function RuleGrants({ draft, set, problems }: DraftFields<RuleDraft>) {
  const box = (grant: string) => (
    <Checkbox
      key={grant}
      label={GRANT_WORDS[grant]}
      checked={draft.grants.includes(grant)}
      onChange={(event) => set({ grants: toggled(draft.grants, grant, event.currentTarget.checked) })}
    />
  )
  return (
    <fieldset className={styles.step}>
      <legend>
        <span className={styles.word}>IF</span> Grant type is
      </legend>
      <div className={styles.boxes}>
        <p className={styles.title}>Client acting on behalf of itself</p>
        {box('client_credentials')}
      </div>
      <div className={styles.boxes}>
        <p className={styles.title}>Client acting on behalf of a user</p>
        {SPOKEN.map(box)}
      </div>
      <details className={styles.more} open={OTHERS.some((grant) => draft.grants.includes(grant))}>
        <summary>Advanced</summary>
        <div className={styles.boxes}>{OTHERS.map(box)}</div>
      </details>
      {draft.grants.length === 0 && problems.include && <Input.Error role="alert">{problems.include}</Input.Error>}
    </fieldset>
  )
}

function toggled(grants: readonly string[], grant: string, on: boolean): string[] {
  const others = grants.filter((each) => each !== grant)
  return on ? [...others, grant] : others
}
