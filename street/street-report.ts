/** What the street says when it stands; the shape of `npm start -- --json`. */
export type StreetReport = {
  readyMs: number
  workplace: { url: string }
  sso: {
    url: string
    /** The operators' desk; while there is no operator, a link that makes the first, good once, for an hour. */
    consoleUrl: string
    apiKey: string
    client: { clientId: string; clientSecret: string; redirectUri: string }
  }
  orgs: OrgReport[]
}

export type OrgReport = {
  name: string
  organization: string
  /** Absent while the company's Okta is not connected by the street. */
  connection?: string
  /** While it is not: where its administrator connects it. */
  setupUrl?: string
  okta: {
    url: string
    /** Okta's admin console, for `admin`. */
    adminUrl: string
    apiToken: string
    admin: { login: string; password: string }
    people: { login: string; password: string }[]
  }
}
