// The two companies on the street. They are made up, and so are their passwords.

export type Company = {
  readonly subdomain: string
  readonly name: string
  readonly domain: string
  readonly admin: { login: string; password: string; firstName: string; lastName: string }
  readonly groups: readonly string[]
  readonly people: readonly {
    login: string
    password: string
    firstName: string
    lastName: string
    groups?: string[]
  }[]
}

const PRIORITY_GROUP = 'Parking priority'

export const ACME: Company = {
  subdomain: 'acme',
  name: 'Acme',
  domain: 'acme.example',
  admin: { login: 'admin@acme.example', password: 'keep-the-gate-4200', firstName: 'Alan', lastName: 'Turing' },
  groups: [PRIORITY_GROUP],
  people: [
    {
      login: 'ada@acme.example',
      password: 'first-program-1843',
      firstName: 'Ada',
      lastName: 'Lovelace',
      groups: [PRIORITY_GROUP],
    },
    { login: 'grace@acme.example', password: 'first-compiler-1952', firstName: 'Grace', lastName: 'Hopper' },
  ],
}

export const GLOBEX: Company = {
  subdomain: 'globex',
  name: 'Globex',
  domain: 'globex.example',
  admin: { login: 'admin@globex.example', password: 'keep-the-gate-4200', firstName: 'Radia', lastName: 'Perlman' },
  groups: [PRIORITY_GROUP],
  people: [
    {
      login: 'katherine@globex.example',
      password: 'friendship-seven-1962',
      firstName: 'Katherine',
      lastName: 'Johnson',
      groups: [PRIORITY_GROUP],
    },
    { login: 'edsger@globex.example', password: 'shortest-path-1956', firstName: 'Edsger', lastName: 'Dijkstra' },
  ],
}
