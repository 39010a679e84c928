import { Button } from '@mantine/core'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Fact, Facts, SubSection } from '../../ui/section.tsx'
import styles from './domain-card.module.css'
import type { OktaDomain } from './domain-requests.ts'

/** Who has the certificate, what is known of it, and how the next one gets here. */
export function CertificateFacts({ domain, onUpload }: { domain: OktaDomain; onUpload: () => void }) {
  const { publicCertificate: certificate, certificateSourceType } = domain
  const managed = certificateSourceType === 'OKTA_MANAGED'
  return (
    <SubSection title="Certificate">
      <Facts>
        <Fact label="Management">{managed ? 'Okta-managed' : 'Your own certificate'}</Fact>
        {certificate && (
          <>
            <Fact label="Subject">{certificate.subject}</Fact>
            <Fact label="Expires">
              <RelativeTime at={certificate.expiration} />
            </Fact>
            <Fact label="Fingerprint (SHA-256)">
              <code className={styles.fingerprint}>{certificate.fingerprint}</code>
            </Fact>
          </>
        )}
      </Facts>
      <div>
        <Button variant="default" size="compact-sm" onClick={onUpload}>
          {certificate ? 'Replace certificate' : 'Upload certificate'}
          <span className="visually-hidden"> of {domain.domain}</span>
        </Button>
      </div>
    </SubSection>
  )
}
