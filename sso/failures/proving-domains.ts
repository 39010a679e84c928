// Why an e-mail domain is not proven by its TXT record, or not any more. Nothing here is Okta's: it is put right in DNS.
import type { SignatureTable } from './failure-signature.ts'

const ADD_IT = 'Add a TXT record in the DNS of {domain}, with exactly this name and value.'

export const PROVING_DOMAINS = {
  domain_record_missing: {
    reasons: ['domain_no_record'],
    side: 'customer',
    sentence: 'There is no TXT record at {name} yet.',
    todo: [
      ADD_IT,
      'Just added? Name servers remember for a while that there was none, seldom for more than an hour. Nothing else has to be done.',
    ],
    want: '{value}',
    got: 'no TXT record',
  },
  domain_not_in_dns: {
    reasons: ['domain_no_domain'],
    side: 'customer',
    sentence: 'There is no domain {domain} in DNS at all.',
    todo: ['Look for a typing error in its name.', 'A domain that was only just registered takes a few hours.'],
    want: 'a domain with name servers',
    got: 'no such name',
  },
  domain_record_other: {
    reasons: ['domain_other_value'],
    side: 'customer',
    sentence: 'There is a TXT record at {name}, and it says something else.',
    todo: [ADD_IT, 'Other records at the same name may stay.'],
    want: '{value}',
    got: '{found}',
  },
  domain_record_old: {
    reasons: ['domain_old_value'],
    side: 'customer',
    sentence: 'The TXT record at {name} has the value of another request.',
    todo: [
      'Put in the value that is shown now. The other one may stay beside it if another customer’s set-up needs it.',
    ],
    want: '{value}',
    got: '{found}',
  },
  domain_record_almost: {
    reasons: ['domain_almost'],
    side: 'customer',
    sentence: 'The TXT record at {name} has the value with something around it, or not all of it.',
    todo: ['Leave out what is not in the value: quotation marks, spaces, the word TXT.'],
    want: '{value}',
    got: '{found}',
  },
  domain_record_appended: {
    reasons: ['domain_appended'],
    side: 'customer',
    sentence: 'The record is at {name}.{domain}: the DNS page appended the domain by itself.',
    todo: ['Name the record _gatepass only, without the domain.'],
    want: '{name}',
    got: '{name}.{domain}',
  },
  domain_record_at_apex: {
    reasons: ['domain_at_apex'],
    side: 'customer',
    sentence: 'The record is at {domain} itself, not at {name}.',
    todo: ['Name the record _gatepass. Most DNS pages want just that, and append the domain by themselves.'],
    want: '{name}',
    got: '{domain}',
  },
  domain_servers_broken: {
    reasons: ['domain_dns_broken'],
    side: 'customer',
    sentence:
      'The name servers of {domain} answer with an error (SERVFAIL or the like), so nobody can read the record.',
    todo: [
      'Whoever runs the DNS of {domain} can see why: often DNSSEC signatures that ran out, or a name server that does not know the domain.',
    ],
    want: 'an answer for {name}',
    got: 'an error',
  },
  domain_servers_silent: {
    reasons: ['domain_dns_silent'],
    side: 'again',
    sentence: 'No name server answered for {name} in time.',
    todo: ['Wait a minute: it is asked again.', 'If it stays so, the name servers of {domain} are not to be reached.'],
    want: 'an answer within five seconds',
    got: 'none',
  },
  domain_failing: {
    reasons: ['domain_gone'],
    side: 'customer',
    sentence:
      'The TXT record of {domain} is gone since {since}. Seven days after that, addresses there lead nobody here any more.',
    todo: ['Put the record back, with exactly this name and value.'],
    want: '{value}',
    got: '{found}',
  },
  domain_lost: {
    reasons: ['domain_lost'],
    side: 'customer',
    sentence: 'The TXT record of {domain} has been gone since {since}, so addresses there lead nobody here any more.',
    todo: ['Put the record back and check again.', 'If {domain} is not yours any more, remove it here.'],
    want: '{value}',
    got: '{found}',
  },
} as const satisfies SignatureTable
