// The help page's fourteen steps in a real browser, by the words on the screens: what docs/connect-okta.md tells, done.
//
//   1–5    sign in, Applications, Create App Integration, New Web App Integration
//   6–7    the app's page: Client ID, Client secret, Okta domain
//   8–9    General Settings, Edit, LOGIN: redirect URI, Login initiated by, Initiate login URI
//   10–11  Security → API, Add Authorization Server
//   12–13  its access policy and the rule in it
//   14     Tokens, Create token
import type { Locator, Page } from 'playwright-core'
import type { OrgReport } from './street-report.ts'

export type ByHand = {
  readonly page: Page
  readonly okta: OrgReport['okta']
  /** What Ronspot's support gives to be pasted. */
  readonly connection: { readonly redirectUri: string; readonly initiateLoginUri: string }
  /** Called where the page has a picture; `marked` is what the text beside it speaks of. */
  readonly picture: (name: string, marked: Locator) => Promise<void>
}

/** What the page's last line asks to be passed on, and what steps 11 and 14 leave behind. */
export type PassedOn = {
  readonly clientId: string
  readonly clientSecret: string
  readonly oktaDomain: string
  readonly issuer: string
  readonly apiToken: string
}

export async function connectByHand(hand: ByHand): Promise<PassedOn> {
  const values = await addAppByHand(hand)
  const issuer = await addAuthorizationServer(hand)
  await addAccessPolicyAndRule(hand)
  const apiToken = await createToken(hand)
  return { ...values, issuer, apiToken }
}

/** Steps 1 to 9: what is needed and no more. */
export async function addAppByHand(hand: ByHand): Promise<Pick<PassedOn, 'clientId' | 'clientSecret' | 'oktaDomain'>> {
  await signIn(hand)
  await createAppIntegration(hand)
  const values = await copyTheThreeValues(hand)
  await setLogin(hand)
  return values
}

/** Steps 1 and 2. */
async function signIn({ page, okta, picture }: ByHand): Promise<void> {
  await page.goto(okta.url)
  await page.getByLabel('Username').fill(okta.admin.login)
  await page.getByLabel('Password', { exact: true }).fill(okta.admin.password)
  await picture('01-sign-in', page.getByRole('button', { name: 'Sign in' }))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Admin', exact: true }).click()
  const applications = inSidebar(page, 'Applications')
  await applications.click()
  await page.getByRole('heading', { name: 'Applications', level: 1 }).waitFor()
  await picture('02-applications', applications)
}

/** Steps 3 to 5. */
async function createAppIntegration({ page, picture }: ByHand): Promise<void> {
  const create = page.getByRole('button', { name: 'Create App Integration' }).first()
  await picture('03-create-app-integration', create)
  await create.click()
  await page.getByRole('radio', { name: /OIDC - OpenID Connect/ }).click()
  await page.getByRole('radio', { name: 'Web Application' }).click()
  const next = page.getByRole('button', { name: 'Next' })
  await picture('04-sign-in-method', next)
  await next.click()
  const name = page.getByLabel('App integration name')
  await name.fill('Ronspot')
  await page.getByRole('radio', { name: 'Allow everyone in your organization to access' }).click()
  await picture('05-new-web-app-integration', name)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Ronspot', level: 1 }).waitFor()
}

/** Steps 6 and 7. */
async function copyTheThreeValues({ page, picture }: ByHand) {
  await inSidebar(page, 'Applications').click()
  const app = page.getByRole('link', { name: 'Ronspot' })
  await app.waitFor()
  await picture('06-the-list', app)
  await app.click()
  await page.getByRole('heading', { name: 'Ronspot', level: 1 }).waitFor()
  await picture('07-client-credentials', page.getByRole('button', { name: /^Copy Client ID/i }))
  const clientId = await factCalled(page, 'Client ID')
  const oktaDomain = await factCalled(page, 'Okta domain')
  await page.getByRole('button', { name: 'Show client secret' }).click()
  const clientSecret = (await page.locator('code', { hasText: /^[\w-]{64}$/ }).textContent()) ?? ''
  await page.getByRole('button', { name: 'Hide client secret' }).click()
  return { clientId, clientSecret, oktaDomain }
}

function inSidebar(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Admin console' }).getByRole('link', { name, exact: true })
}

async function factCalled(page: Page, name: string): Promise<string> {
  const value = page.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').locator('code').first()
  return ((await value.textContent()) ?? '').trim()
}

/** Steps 8 and 9. */
async function setLogin({ page, connection, picture }: ByHand): Promise<void> {
  const edit = page.getByRole('button', { name: 'Edit General Settings' })
  await picture('08-general-settings', edit)
  await edit.click()
  await page.getByRole('textbox', { name: 'Sign-in redirect URIs' }).fill(connection.redirectUri)
  await page.getByRole('combobox', { name: 'Login initiated by' }).click()
  await page.getByRole('option', { name: 'Either Okta or App' }).click()
  const initiate = page.getByLabel('Initiate login URI')
  await initiate.fill(connection.initiateLoginUri)
  await picture('09-login', initiate)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'App Embed Link' }).waitFor()
}

/** Steps 10 and 11. @returns the Issuer URI */
async function addAuthorizationServer({ page, picture }: ByHand): Promise<string> {
  await inSidebar(page, 'API').click()
  const servers = page.getByRole('link', { name: 'Authorization Servers' })
  await servers.click()
  await page.getByRole('row', { name: /api:\/\/default/ }).waitFor()
  await picture('10-authorization-servers', servers)
  await page.getByRole('button', { name: 'Add Authorization Server' }).click()
  await page.getByLabel('Name').fill('Ronspot')
  await page.getByLabel('Audience').fill('api://ronspot')
  await page.getByLabel('Description').fill('Sign-in to Ronspot')
  const save = page.getByRole('dialog').getByRole('button', { name: 'Save' })
  await picture('11-add-authorization-server', save)
  await save.click()
  await page.getByRole('heading', { name: 'Ronspot', level: 1 }).waitFor()
  return factCalled(page, 'Issuer')
}

/** Steps 12 and 13. */
async function addAccessPolicyAndRule({ page, picture }: ByHand): Promise<void> {
  await page.getByRole('tab', { name: 'Access Policies' }).click()
  await page.getByRole('button', { name: 'Add New Access Policy' }).first().click()
  const policy = page.getByRole('dialog')
  await policy.getByLabel('Name').fill('Ronspot')
  await policy.getByLabel('Description').fill('Who may sign in to Ronspot')
  await policy.getByRole('radio', { name: 'The following clients' }).click()
  await policy.getByRole('textbox', { name: /clients/i }).fill('Ron')
  await page.getByRole('option', { name: /Ronspot/ }).click()
  const createPolicy = policy.getByRole('button', { name: 'Create Policy' })
  await picture('12-access-policy', createPolicy)
  await createPolicy.click()
  await page.getByRole('button', { name: 'Add Rule' }).first().click()
  const rule = page.getByRole('dialog')
  await rule.getByLabel('Rule Name').fill('Everyone assigned')
  const createRule = rule.getByRole('button', { name: 'Create Rule' })
  await picture('13-rule', createRule)
  await createRule.click()
  await createRule.waitFor({ state: 'detached' })
}

/** Step 14. @returns the token, which is shown once */
async function createToken({ page, picture }: ByHand): Promise<string> {
  await inSidebar(page, 'API').click()
  const tokens = page.getByRole('link', { name: 'Tokens', exact: true })
  await tokens.click()
  await page.getByRole('button', { name: 'Create token' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What do you want your token to be named?').fill('Ronspot')
  const create = dialog.getByRole('button', { name: 'Create token' })
  await picture('14-create-token', create)
  await create.click()
  const value = page.getByRole('dialog').locator('code', { hasText: /^00[\w-]{40}$/ })
  const token = ((await value.textContent()) ?? '').trim()
  await page.getByRole('button', { name: 'OK, got it' }).click()
  return token
}
