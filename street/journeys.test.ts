import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guardedHttp } from '../kit/guarded-http.ts'
import { databasesUnderTest } from '../kit/test-database.ts'
import { connectOkta } from './connect-okta.ts'
import { jsonClient } from './json-client.ts'
import {
  newVisitor,
  openTestStreet,
  signInAtOkta,
  signInFromApp,
  type TestStreet,
  takeFirstFree,
} from './test-street.ts'

for (const under of databasesUnderTest()) {
  describe(`journeys through the street on ${under.name}`, () => {
    let street: TestStreet
    const http = guardedHttp({ allowPrivate: true })
    before(async () => {
      street = await openTestStreet(await under.url())
    })
    after(async () => {
      await street.close()
      http.close()
    })

    it('signs Ada in from the app and books her a bay', async () => {
      const ada = newVisitor(http)
      const home = await signInFromApp(ada, street, street.acme, 'ada@acme.example')
      assert.equal(home.status, 200)
      assert.ok(home.url.startsWith(street.report.workplace.url), home.url)
      assert.match(home.body, /Ada Lovelace/)
      const booked = await takeFirstFree(ada, 'standard')
      assert.match(booked.body, /You have/)
    })

    it('costs two redirects through Gatepass, not one more', async () => {
      const grace = newVisitor(http)
      const home = await signInFromApp(grace, street, street.acme, 'grace@acme.example')
      // The way out was followed before the password page; what is left of the trail is the way back.
      const throughGatepass = home.trail.filter((step) => step.includes(street.report.sso.url))
      assert.equal(throughGatepass.length, 1, home.trail.join('\n'))
    })

    it('signs Grace in from the Okta tile', async () => {
      const grace = newVisitor(http)
      const dashboard = await signInAtOkta(grace, street.acme, 'grace@acme.example')
      const tile = /href="([^"]*\/home\/oidc_client\/[^"]+)"/.exec(dashboard.body)?.[1]
      assert.ok(tile !== undefined, `no tile on ${dashboard.url}: ${dashboard.body.slice(-1500)}`)
      const home = await grace.get(new URL(tile, dashboard.url).href)
      assert.ok(home.url.startsWith(street.report.workplace.url), home.trail.join('\n'))
      assert.match(home.body, /Grace Hopper/)
    })

    it('leaves the tile where it leads when another application is registered', async () => {
      const { acme, report } = street
      const gatepass = jsonClient(http, report.sso.url, `Bearer ${report.sso.apiKey}`)
      await gatepass('POST', '/api/applications', { name: 'Another', redirectUris: ['http://localhost:3000/callback'] })
      const grace = newVisitor(http)
      const dashboard = await signInAtOkta(grace, acme, 'grace@acme.example')
      const tile = /href="([^"]*\/home\/oidc_client\/[^"]+)"/.exec(dashboard.body)?.[1] ?? ''
      assert.match((await grace.get(new URL(tile, dashboard.url).href)).body, /Grace Hopper/)
    })

    it('lets members of Parking priority take the priority bays, and nobody else', async () => {
      const ada = newVisitor(http)
      await signInFromApp(ada, street, street.acme, 'ada@acme.example')
      const mine = await takeFirstFree(ada, 'priority')
      assert.match(mine.body, /You have/)
      const grace = newVisitor(http)
      await signInFromApp(grace, street, street.acme, 'grace@acme.example')
      assert.doesNotMatch(grace.page.body, /<button class="space free priority"/)
    })

    it('walks the help page’s fourteen steps for Globex, and Katherine books a bay', async () => {
      const { globex, report } = street
      const gatepass = jsonClient(http, report.sso.url, `Bearer ${report.sso.apiKey}`)
      const { items } = await gatepass('GET', '/api/applications')
      const ronspot = items.find((each: { name: string }) => each.name === 'Ronspot')
      const connection = await gatepass('POST', '/api/connections', {
        organizationId: globex.organization,
        applicationId: ronspot.id,
      })
      const connected = await connectOkta({
        okta: jsonClient(http, globex.okta.url, `SSWS ${globex.okta.apiToken}`),
        gatepass,
        oktaUrl: globex.okta.url,
        connection,
        authorizationServer: { name: 'Ronspot', audience: 'api://ronspot' },
      })
      assert.match(connected.issuer, /^http:\/\/globex\.okta\.localhost:\d+\/oauth2\/aus/)
      const katherine = newVisitor(http)
      const home = await signInFromApp(katherine, street, globex, 'katherine@globex.example')
      assert.match(home.body, /Katherine Johnson/)
      assert.match((await takeFirstFree(katherine, 'priority')).body, /You have/)
    })

    it('says in plain words, with a code and a trace, when Okta lets somebody not in', async () => {
      const { acme, report } = street
      const okta = jsonClient(http, acme.okta.url, `SSWS ${acme.okta.apiToken}`)
      const [app] = await okta('GET', '/api/v1/apps?q=Ronspot')
      const [everyone] = await okta('GET', '/api/v1/groups?q=Everyone')
      await okta('DELETE', `/api/v1/apps/${app.id}/groups/${everyone.id}`)
      try {
        const refused = await signInFromApp(newVisitor(http), street, acme, 'grace@acme.example')
        assert.ok(refused.url.startsWith(report.sso.url), refused.url)
        assert.match(refused.body, /sign_in\./)
        assert.match(refused.body, /sig_[0-9a-z]{20}/)
        assert.doesNotMatch(refused.body, /at .*\.ts:\d+/)
      } finally {
        await okta('PUT', `/api/v1/apps/${app.id}/groups/${everyone.id}`, {})
      }
    })

    it('signs out at Ronspot and ends the session at Gatepass', async () => {
      const ada = newVisitor(http)
      await signInFromApp(ada, street, street.acme, 'ada@acme.example')
      const out = await ada.submit({}, /action="\/sign-out"/)
      assert.equal(out.status, 200)
      assert.ok(out.url.startsWith(report(street)), out.url)
      assert.match((await ada.get(report(street))).body, /name="email"/)
    })
  })
}

function report(street: TestStreet): string {
  return street.report.workplace.url
}
