// What the hand-written brokers share: a bare node:http router and the store of what has to survive between requests.
import http from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { BrokerFacts } from '../sign-in-load.ts'

export type Pending = {
  readonly tenant: string
  readonly verifier: string
  readonly nonce: string
  readonly app: AppRequest
}
export type AppRequest = { redirect: string; state: string; nonce: string; clientId: string }
export type Issued = { readonly app: AppRequest; readonly claims: Readonly<Record<string, unknown>> }

export const PORT = Number(process.env.PORT)
export const BASE = `http://localhost:${PORT}`
export const OKTA = process.env.OKTA ?? ''
export const CALLBACK = `${BASE}/callback`
export const OKTA_SECRET = 'okta-secret'
const APP_SECRET = 'app-secret'

export type Route = (
  request: http.IncomingMessage,
  response: http.ServerResponse,
  query: URLSearchParams,
) => Promise<void>

export function sendJson(response: http.ServerResponse, value: unknown, status = 200): void {
  const text = JSON.stringify(value)
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text)
}

export function redirect(response: http.ServerResponse, location: string): void {
  response.writeHead(302, { location, 'content-length': 0 }).end()
}

export function appRequest(query: URLSearchParams): AppRequest {
  return {
    redirect: query.get('redirect_uri') ?? '',
    state: query.get('state') ?? '',
    nonce: query.get('nonce') ?? '',
    clientId: query.get('client_id') ?? '',
  }
}

/** Is this the token request the code was issued for? */
export function belongs(issued: Issued | undefined, form: URLSearchParams): issued is Issued {
  return (
    issued !== undefined &&
    issued.app.redirect === form.get('redirect_uri') &&
    issued.app.clientId === form.get('client_id') &&
    form.get('client_secret') === APP_SECRET
  )
}

export function readForm(request: http.IncomingMessage): Promise<URLSearchParams> {
  return new Promise((resolve, reject) => {
    let text = ''
    request.setEncoding('latin1')
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => resolve(new URLSearchParams(text)))
    request.on('error', reject)
  })
}

/** Serves the routes on `PORT`, says so, and leaves on SIGTERM. */
export function serve(routes: Record<string, Route>): void {
  const server = http.createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?', 2)
    const route = routes[path]
    if (route === undefined) return sendJson(response, { ok: true })
    route(request, response, new URLSearchParams(query)).catch((error) =>
      sendJson(response, { error: String(error) }, 500),
    )
  })
  const facts: BrokerFacts = {
    base: BASE,
    authorize: '/authorize',
    token: '/token',
    clientId: 'app-{n}',
    clientSecret: APP_SECRET,
    tenants: Number(process.env.TENANTS),
  }
  server.listen(PORT, '127.0.0.1', () => console.log(`READY ${JSON.stringify(facts)}`))
  process.on('SIGTERM', () => process.exit(0))
}

export type Store = {
  remember(state: string, pending: Pending): Promise<void>
  recall(state: string): Promise<Pending | undefined>
  /** Uses the state up and issues the code, in one durable transaction. */
  exchange(state: string, code: string, issued: Issued): Promise<void>
  take(code: string): Promise<Issued | undefined>
}

/** One durable statement a step: insert at /authorize, read and swap at /callback, delete at /token. */
export async function openStore(url = process.env.DATABASE_URL ?? ''): Promise<Store> {
  return url.startsWith('postgres') ? postgresStore(url) : sqliteStore(url.replace('sqlite:', ''))
}

async function postgresStore(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  await pool.query(
    'create table if not exists flow (k text primary key, v jsonb not null, expires timestamptz not null)',
  )
  const one = async (name: string, text: string, values: unknown[]) =>
    (await pool.query({ name, text, values })).rows[0]?.v
  return {
    remember: (state, pending) =>
      one('put', `insert into flow values ($1, $2, now() + interval '5 min')`, [state, pending]),
    recall: (state) => one('get', 'select v from flow where k = $1 and expires > now()', [state]),
    async exchange(state, code, issued) {
      const swap = `with used as (delete from flow where k = $1 returning 1)
        insert into flow select $2, $3, now() + interval '1 min' from used returning v`
      if (!(await one('swap', swap, [state, code, issued]))) throw new Error('state used')
    },
    take: (code) => one('take', 'delete from flow where k = $1 and expires > now() returning v', [code]),
  }
}

async function sqliteStore(file: string): Promise<Store> {
  const db = new DatabaseSync(file)
  db.exec(`pragma journal_mode = wal; pragma synchronous = full;
    create table if not exists flow (k text primary key, v text not null, expires int not null) without rowid`)
  const put = db.prepare('insert into flow values (?, ?, ?)')
  const get = db.prepare('select v from flow where k = ?')
  const remove = db.prepare('delete from flow where k = ? returning v')
  const save = (key: string, value: unknown) => put.run(key, JSON.stringify(value), Date.now() + 300_000)
  const parsed = (row: Record<string, unknown> | undefined) =>
    row === undefined ? undefined : JSON.parse(String(row.v))
  return {
    async remember(state, pending) {
      save(state, pending)
    },
    recall: async (state) => parsed(get.get(state)),
    async exchange(state, code, issued) {
      db.exec('begin')
      const used = remove.get(state)
      if (used !== undefined) save(code, issued)
      db.exec(used === undefined ? 'rollback' : 'commit')
      if (used === undefined) throw new Error('state used')
    },
    take: async (code) => parsed(remove.get(code)),
  }
}
