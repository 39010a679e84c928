// The last step: what a press changes and for whom, the press, and what is left to take along.
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconExternalLink } from '@tabler/icons-react'
import { useLanguage, useWords } from '../words/words.ts'
import styles from './go-live-step.module.css'
import { type Difference, type GuideState, useGoingLive, useStep } from './guide-api.ts'
import partStyles from './step-parts.module.css'
import { Known, Refused } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'
import { useProviderWords } from './words-of-provider.ts'

export function GoLiveStep({ guide, step }: StepProps) {
  const words = useProviderWords(guide).steps.goLive
  const { organization, application } = guide
  const take = useStep('go-live')
  const tested = guide.steps.some((each) => each.step === 'test' && each.state === 'proven')
  const live = step.state === 'proven'
  return (
    <>
      <p className={partStyles.menu}>
        {live
          ? words.live(organization.name, application.name)
          : guide.status === 'active'
            ? words.again(organization.name)
            : words.first(organization.name, application.name)}
      </p>
      {!live && <WhatChanges guide={guide} />}
      {!live && (
        <div className={partStyles.actions}>
          <Button loading={take.isPending} disabled={!tested} onClick={() => take.mutate({})}>
            {words.press}
          </Button>
        </div>
      )}
      {!live && !tested && <p className={partStyles.menu}>{words.untested}</p>}
      <Refused error={take.error} />
      <Known step={step} />
      {live && <Open guide={guide} />}
      {live && guide.onlyStep === null && <Report />}
    </>
  )
}

/** For whom, from what to what, and the way back: before the press. */
function WhatChanges({ guide }: { guide: GuideState }) {
  const { goingLive: words } = useWords()
  const { data, error } = useGoingLive()
  if (data === undefined) return <Refused error={error} />
  const application = guide.application.name
  return (
    <>
      <dl className={styles.facts}>
        <Fact name={words.who}>
          {data.domains.length === 0 ? words.assigned : words.domains(data.domains.join(', '))}
        </Fact>
        <Fact name={words.accounts}>{words.known(data.accounts, data.signedIn)}</Fact>
        <Fact name={words.today}>{data.issuer ?? words.nothingYet}</Fact>
        {data.changes.length > 0 && (
          <Fact name={words.after}>
            <Changes changes={data.changes} />
          </Fact>
        )}
        <Fact name={words.back}>{data.issuer === null ? words.backOff(application) : words.backTo(application)}</Fact>
      </dl>
      {data.isOtherIssuer && (
        <p className={styles.mind}>
          <IconAlertTriangle size={18} aria-hidden />
          {words.otherIssuer}
        </p>
      )}
    </>
  )
}

export function Changes({ changes }: { changes: readonly Difference[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map(({ name, before, after }) => (
        <li key={name}>
          {name}: {before !== null && <del>{before}</del>} <ins>{after}</ins>
        </li>
      ))}
    </ul>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Open({ guide: { application } }: { guide: GuideState }) {
  const { goingLive: words, guide } = useWords()
  if (application.address === null) return null
  return (
    <div className={partStyles.actions}>
      <Button
        component="a"
        href={application.address}
        target="_blank"
        rel="noreferrer"
        rightSection={<IconExternalLink size={16} aria-hidden />}
      >
        {words.open(application.name)}
        <span className="visually-hidden"> {guide.newWindow}</span>
      </Button>
    </div>
  )
}

function Report() {
  const { goingLive: words } = useWords()
  const language = useLanguage()
  return (
    <div className={styles.report}>
      <Button
        component="a"
        href={`/setup/api/report?lang=${language}`}
        download="sign-in-report.html"
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {words.report}
      </Button>
      <p className={partStyles.menu}>{words.reportHint}</p>
    </div>
  )
}
