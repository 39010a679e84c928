// Two values, what may be otherwise between them: as soon as both are whole the plan is made, so the token comes last.
// Nothing is changed by that.
import { Button, Loader, PasswordInput, TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { useWords } from '../words/words.ts'
import styles from './by-token.module.css'
import { type PlanWish, useMakePlan } from './by-token-api.ts'
import type { GuideState } from './guide-api.ts'
import { Refused } from './step-parts.tsx'

export type TwoValues = {
  readonly oktaDomain: string
  readonly apiToken: string
  readonly groups: string
  readonly server: string
}

const A_WHOLE_TOKEN = /^\s*(SSWS\s+)?00[\w-]{40}\s*$/

export function ByTokenForm({
  guide,
  typed,
  change,
  planned,
  leave,
}: {
  guide: GuideState
  typed: TwoValues
  change: (typed: TwoValues) => void
  planned: () => void
  /** Back to the plan there is. Undefined: there is none. */
  leave: (() => void) | undefined
}) {
  const { byToken: words, steps, ui, guide: shared } = useWords()
  const plan = useMakePlan()
  const look = (values: TwoValues) => plan.mutate(wishOf(values), { onSuccess: planned })
  const edit = (values: Partial<TwoValues>) => {
    plan.reset()
    change({ ...typed, ...values })
  }
  const pasteToken = (apiToken: string) => {
    edit({ apiToken })
    if (A_WHOLE_TOKEN.test(apiToken) && typed.oktaDomain.trim() !== '') look({ ...typed, apiToken })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    look(typed)
  }
  return (
    <form className={styles.part} onSubmit={submit}>
      <div>
        <h2>{words.title}</h2>
        <p className={styles.soft}>{words.lead(guide.application.name)}</p>
      </div>
      <TextInput
        label={steps.oktaDomain.label}
        description={steps.oktaDomain.hint}
        placeholder="acme.okta.com"
        value={typed.oktaDomain}
        onChange={(event) => edit({ oktaDomain: event.currentTarget.value })}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
      />
      <details className={styles.more}>
        <summary>{words.more}</summary>
        <div className={styles.part}>
          <TextInput
            label={words.groups}
            description={words.groupsHint}
            value={typed.groups}
            onChange={(event) => edit({ groups: event.currentTarget.value })}
            autoComplete="off"
          />
          <TextInput
            label={words.server}
            description={words.serverHint}
            value={typed.server}
            onChange={(event) => edit({ server: event.currentTarget.value })}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
      </details>
      <PasswordInput
        label={steps.apiToken.label}
        visibilityToggleButtonProps={{ 'aria-label': shared.showSecret }}
        description={words.apiTokenHint}
        value={typed.apiToken}
        onChange={(event) => pasteToken(event.currentTarget.value)}
        autoComplete="off"
      />
      <p className={styles.promise}>
        <IconLock size={16} aria-hidden />
        <span>{words.promise}</span>
      </p>
      <div className={styles.actions}>
        <Button type="submit" disabled={!isWhole(typed) || plan.isPending}>
          {words.look}
        </Button>
        {plan.isPending && (
          <>
            <Button variant="default" onClick={plan.cancel}>
              {ui.cancel}
            </Button>
            <span role="status" className={styles.busy}>
              <Loader size={16} aria-hidden />
              {words.looking}
            </span>
          </>
        )}
        {leave !== undefined && !plan.isPending && (
          <Button variant="default" onClick={leave}>
            {ui.cancel}
          </Button>
        )}
      </div>
      <Refused error={plan.error} />
    </form>
  )
}

function isWhole({ oktaDomain, apiToken }: TwoValues): boolean {
  return oktaDomain.trim() !== '' && apiToken.trim() !== ''
}

function wishOf({ oktaDomain, apiToken, groups, server }: TwoValues): PlanWish {
  const names = groups
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return {
    oktaDomain,
    apiToken,
    ...(names.length === 0 ? {} : { groups: names }),
    ...(server.trim() === '' ? {} : { customServer: { id: server.trim() } }),
  }
}
