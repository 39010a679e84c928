import crypto from 'node:crypto'
import type { PublicCertificate } from './domain.ts'

export type CertificateSent = {
  readonly certificate: string
  readonly privateKey: string
  readonly certificateChain: string
}

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/**
 * Reads a certificate somebody brought for `domain`. Nothing of the key is kept or repeated.
 *
 * @returns what is public about it, or what is wrong, each as `field: text`
 */
export function readCertificate(
  sent: CertificateSent,
  domain: string,
  now: number,
): { certificate: PublicCertificate } | { problems: string[] } {
  const leaf = parsed(sent.certificate)
  if (leaf === undefined) return { problems: ['certificate: Must be one certificate in PEM'] }
  const key = keyIn(sent.privateKey)
  const chain = (sent.certificateChain.match(PEM) ?? []).map(parsed)
  const issuer = chain[0]
  const problems = [
    ...(leaf.checkHost(domain) === undefined ? [`certificate: It is not for ${domain}`] : []),
    ...(leaf.validToDate.getTime() <= now ? ['certificate: It has ended'] : []),
    ...(leaf.validFromDate.getTime() > now ? ['certificate: It has not begun'] : []),
    ...(key === undefined ? ['privateKey: Must be a private key in PEM, without a password'] : []),
    ...(key !== undefined && !leaf.checkPrivateKey(key) ? ['privateKey: It does not belong to the certificate'] : []),
    ...(issuer === undefined || chain.includes(undefined)
      ? ['certificateChain: Must be certificates in PEM, the issuer of yours first']
      : []),
    ...(issuer !== undefined && !(leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey))
      ? ['certificateChain: Its first certificate has not signed yours']
      : []),
  ]
  if (problems.length > 0) return { problems }
  return {
    certificate: {
      subject: leaf.subject.split('\n').join(', '),
      fingerprint: leaf.fingerprint256,
      expiration: leaf.validToDate.toISOString(),
    },
  }
}

function parsed(pem: string): crypto.X509Certificate | undefined {
  const found = pem.match(PEM) ?? []
  try {
    return found.length === 1 ? new crypto.X509Certificate(pem) : undefined
  } catch {
    return undefined
  }
}

function keyIn(pem: string): crypto.KeyObject | undefined {
  try {
    return crypto.createPrivateKey(pem)
  } catch {
    return undefined
  }
}
