import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AuthorizeRequest } from '../../openid/house.ts'
import { openTestDeps } from '../test-deps.ts'
import { attemptsOf } from './sign-in-attempt.ts'

const request: AuthorizeRequest = {
  siteKey: 'sso',
  clientId: 'cli_1',
  redirectUri: 'https://app.example/callback',
  responseMode: 'query',
  scopes: ['openid'],
  prompts: [],
  extra: { connection: 'con_1' },
}

describe('an attempt behind https', () => {
  it('keeps its cookies to this host and to https, also when the oldest has to make room', async () => {
    const deps = { ...(await openTestDeps()), publicUrl: 'https://sso.example.com' }
    try {
      const attempts = attemptsOf(deps)
      const cookies = new Map<string, string>()
      const begin = () => {
        const sent: string[] = []
        const reply = { header: (_name: string, line: string) => sent.push(line) } as unknown as FastifyReply
        const attempt = attempts.begin(browser(cookies), reply, {
          connection: { id: 'con_1', organizationId: 'org_1' },
          provider: { issuer: 'https://acme.okta.com', clientId: '0oa1' },
          versionId: 'ver_1',
          for: { applicationId: 'app_1', sentMs: 1, request },
        })
        for (const line of sent) keep(cookies, line)
        return { attempt, sent }
      }
      const first = begin()
      assert.match(
        first.sent[0] ?? '',
        /^__Host-gp_attempt_[\w-]+=.*; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/,
      )
      for (let tab = 0; tab < 5; tab++) {
        deps.clock.advance(1000)
        begin()
      }
      assert.equal(cookies.size, 5)
      await assert.rejects(attempts.open(browser(cookies), first.attempt.state), { reason: 'state_browser_mismatch' })
      const last = begin().attempt
      assert.deepEqual(await attempts.open(browser(cookies), last.state), last)
    } finally {
      await deps.close()
    }
  })
})

function browser(cookies: Map<string, string>): FastifyRequest {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { headers: { cookie } } as FastifyRequest
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  if (line.includes('Max-Age=0')) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}
