// For tests: an Okta somebody set up wrongly, and a real browser in which a person, or the customer's administrator in the
// guide, meets it. Every connection has an app of its own in Okta, so whatever is broken for one is whole for the others.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { openBrowser } from './browser.ts'
import { ACME } from './people.ts'
import { openWhyUnderTest, type Unconnected } from './why-under-test.ts'

type Finding = { code: string; sentence: string; side: string; want?: string; got?: string; mild?: boolean }
type Explained = {
  cause: { signature: string; sentence: string; side: string; where: { menu: string } | null; todo: string[] }
  want: string | null
  got: string | null
}
type Step = { step: string; state: string; evidence: { name: string; value: string }[]; findings: Finding[] }

export type FailuresUnderTest = Awaited<ReturnType<typeof openFailuresUnderTest>>
export type OpenGuide = Awaited<ReturnType<FailuresUnderTest['guide']>>

const PATIENCE_MS = 20_000

export async function openFailuresUnderTest() {
  await buildConsole()
  const why = await openWhyUnderTest(async () => 'sqlite::memory:')
  const browser = await openBrowser()
  // One for all rows: in a Chromium of one process pages of a second one are sent the first one's cookies.
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)

  const newPage = async () => context.pages()[0] ?? context.newPage()

  return {
    why,

    /** The next row begins with nobody signed in anywhere, and both clocks alike. */
    async endRow(): Promise<void> {
      const [page, ...others] = context.pages()
      await page?.goto('about:blank')
      for (const other of others) await other.close()
      await context.clearCookies()
      why.sameTime()
      // Okta counts calls by the minute.
      for (const clock of Object.values(why.clocks)) clock.advance(2000)
    },

    /**
     * Ada starts at the application and ends on a page.
     *
     * @param onTheWay  what something between her and Okta makes of the request
     */
    async signIn(connection: Unconnected, onTheWay: (request: URL) => void = () => {}): Promise<Page> {
      const sent = await context.request.get(why.signInUrl(connection), { maxRedirects: 0 })
      const request = new URL(sent.headers().location ?? '')
      onTheWay(request)
      const page = await newPage()
      await page.goto(request.href)
      return passwordAtOkta(page)
    },

    /** What the error page she ended at is explained as: `npm run gatepass -- explain` prints the same. */
    async explained(page: Page): Promise<Explained> {
      const trace = await page.locator('[data-trace]').getAttribute('data-trace')
      const told = await why.explain(trace ?? '')
      assert.ok(told.cause, JSON.stringify(told))
      return told
    },

    /** The customer's administrator, inside the guide; where in it is to be said. */
    async guide(connection: Unconnected) {
      const page = await newPage()
      const cookie = await why.enterGuide(connection)
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: why.url }])
      const ask = (path: string, body?: object) => why.askGuide(cookie, path, body)
      return {
        page,
        context,
        /** Steps before the one in question, past the page. */
        ask,
        goTo: (step: string) => page.goto(`${why.url}/setup/guide/${step}`),

        /** Types into the step that is open and has it checked. */
        async check(typed: Readonly<Record<string, string>>): Promise<Step> {
          for (const [label, value] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(value)
          const [answer] = await Promise.all([
            page.waitForResponse((response) => response.request().method() === 'POST'),
            page.getByRole('button', { name: /^Check/ }).click(),
          ])
          const { steps } = (await answer.json()) as { steps: Step[] }
          const name = new URL(answer.url()).pathname.split('/').at(-1)
          return steps.find(({ step }) => step === name) as Step
        },
      }
    },

    passwordAtOkta,

    async close() {
      await browser.close()
      await why.close()
    },
  }
}

/** The step is red with this cause, and its words are on the page. */
export async function turnsRed(page: Page, step: Step, code: string): Promise<Finding> {
  const finding = step.findings.find((each) => each.code === code)
  assert.ok(finding, `${code} is not in ${JSON.stringify(step)}`)
  assert.equal(step.state, 'red')
  await page.getByText(finding.sentence).first().waitFor()
  await page.getByText('Needs you').first().waitFor()
  return finding
}

/** Ada signs in where Okta asks her to; an error page of Okta's is where she is then. */
async function passwordAtOkta(page: Page): Promise<Page> {
  const password = page.getByLabel('Password', { exact: true })
  if ((await password.count()) === 0) return page
  const { login = '', password: typed = '' } = ACME.people[0] ?? {}
  await page.getByLabel('Username').fill(login)
  await password.fill(typed)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login/'))
  return page
}
