// One domain: what to enter in DNS, whether it was found, and its certificate.
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Section } from '../../ui/section.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOkta, useOktaChange } from '../okta-queries.ts'
import { CertificateDialog } from './certificate-dialog.tsx'
import { CertificateFacts } from './certificate-facts.tsx'
import { DnsRecords } from './dns-records.tsx'
import styles from './domain-card.module.css'
import {
  DOMAINS,
  deleteDomainRequest,
  isProven,
  lastVerificationPath,
  type OktaDomain,
  verifyDomainRequest,
} from './domain-requests.ts'
import { DomainStatus } from './domain-status.tsx'

export function DomainCard({ domain }: { domain: OktaDomain }) {
  const change = useOktaChange()
  const [asking, setAsking] = useState<'delete' | 'certificate'>()
  const [verifying, setVerifying] = useState(false)
  const [error, setError] = useState<unknown>()
  const proven = isProven(domain)
  const verify = verifyDomainRequest(domain)

  async function run() {
    setVerifying(true)
    setError(undefined)
    await change(verify, { stale: [DOMAINS, '/api/v1/logs'] }).catch(setError)
    setVerifying(false)
  }
  return (
    <Section
      title={domain.domain}
      actions={
        <>
          <DomainStatus domain={domain} />
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsking('delete')}>
            Delete
            <span className="visually-hidden"> {domain.domain}</span>
          </Button>
        </>
      }
      footer={
        proven ? (
          <OktaCall
            requests={[{ method: 'GET', path: `${DOMAINS}/${domain.id}` }]}
            title="The API call that reads it"
          />
        ) : (
          <OktaCall requests={[verify]} title="The API call that verifies it" />
        )
      }
    >
      {error !== undefined && <FormProblem error={error} />}
      {proven ? <InUse domain={domain} /> : <HowToProve domain={domain} verifying={verifying} onVerify={run} />}
      <DnsRecords domain={domain} />
      {proven && <CertificateFacts domain={domain} onUpload={() => setAsking('certificate')} />}
      {asking === 'certificate' && <CertificateDialog domain={domain} onClose={() => setAsking(undefined)} />}
      {asking === 'delete' && <DeleteDomain domain={domain} onClose={() => setAsking(undefined)} />}
    </Section>
  )
}

function HowToProve({
  domain,
  verifying,
  onVerify,
}: {
  domain: OktaDomain
  verifying: boolean
  onVerify: () => Promise<void>
}) {
  const failed = domain.validationStatus === 'FAILED_TO_VERIFY'
  return (
    <div className={styles.prove}>
      <p>
        Enter these records where {domain.domain} is managed, then verify. The first shows that it is yours, the second
        brings people here. It can take a while until DNS says so everywhere.
      </p>
      {failed && <WhyNot domain={domain} />}
      <div>
        <Button variant="light" loading={verifying} onClick={() => void onVerify()}>
          Verify
          <span className="visually-hidden"> {domain.domain}</span>
        </Button>
      </div>
    </div>
  )
}

/** As the log says it; who may not read the log sees that it failed. */
function WhyNot({ domain }: { domain: OktaDomain }) {
  const { data } = useOkta<readonly { outcome: { reason: string | null } }[]>(lastVerificationPath(domain))
  return (
    <p role="status" className={styles.why}>
      {data?.[0]?.outcome.reason ?? 'The records were not found.'}
    </p>
  )
}

function InUse({ domain }: { domain: OktaDomain }) {
  const { protocol, port } = window.location
  const url = `${protocol}//${domain.domain}${port === '' ? '' : `:${port}`}`
  return (
    <p className={styles.use}>
      People can sign in at <a href={url}>{url}</a>, and still at the org’s own address. New authorization servers issue
      from the first domain; <Link to="/oauth2/as">those that are there</Link> stay as they are until you change their
      issuer.
    </p>
  )
}

function DeleteDomain({ domain, onClose }: { domain: OktaDomain; onClose: () => void }) {
  const change = useOktaChange()
  const request = deleteDomainRequest(domain)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${domain.domain}?`}
      confirm="Delete domain"
      run={() =>
        change(request, {
          stale: [DOMAINS, '/api/v1/authorizationServers', '/api/v1/apps'],
          done: `${domain.domain} was deleted`,
        })
      }
      api={<OktaCall requests={[request]} />}
    >
      {isProven(domain)
        ? 'Nobody can sign in there any more. Every issuer becomes the org’s own address again, so applications that trust one at a domain have to be told.'
        : 'The records you entered for it prove nothing any more.'}
    </ConfirmDialog>
  )
}
