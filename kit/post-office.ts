// Letters are written in the transaction of what they tell of and sent when it is through, by whichever node comes first;
// a mail server that is away is tried again. Sealed while they wait, because they hold links that let people in. Without
// a mail server they stay, to be read at /mailbox: on a laptop only.
import type { Kysely } from 'kysely'
import type { Transporter } from 'nodemailer'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import { oktaId } from './ids.ts'
import { htmlOf, type KeptLetter, type Letter, textOf } from './letter.ts'
import type { Log } from './log.ts'
import type { SecretBox } from './secret-box.ts'

export type MailSettings = {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  readonly smtpUrl?: string | undefined
  readonly mailFrom?: string | undefined
  /** Who letters come from instead, asked for each; null: as `mailFrom` says. */
  readonly sender?: () => { readonly name: string; readonly address: string } | null
  readonly production?: boolean | undefined
}

/** The table a house keeps its letters in. `org_id`: whose letters they are. */
type MailboxRow = {
  id: string
  org_id: string
  recipient: string
  subject: string
  letter_sealed: string
  created_at: number
  next_try_at: number
  tries: number
}

type WithMailbox = { mailbox: MailboxRow }

type PostDeps<S extends WithMailbox> = {
  readonly db: Database<S>
  readonly clock: Clock
  readonly log: Log
  readonly box: (purpose: string) => SecretBox
}

export type PostOffice<S extends WithMailbox> = {
  /** True when letters stay here for a developer to read. */
  readonly keepsLetters: boolean
  /** False in production without a mail server: what is put there is lost. */
  readonly reachesPeople: boolean
  /** @param db  the transaction of what the letter tells of */
  put(db: Kysely<S>, orgId: string, letter: Letter): Promise<void>
  /** What a developer reads, of one organization or of all. */
  list(orgId: string | undefined, most: number): Promise<KeptLetter[]>
  byId(orgId: string, letterId: string): Promise<KeptLetter | undefined>
  /** Sends what waits, and forgets what was read long ago. */
  empty(): Promise<void>
  close(): Promise<void>
}

const CLAIM_MS = 60_000
const MOST_TRIES = 8
const KEEP_MS = 7 * 24 * 60 * 60_000
/** The transaction a letter is part of is through by one of these. */
const LOOKS_MS = [20, 250, 2_000]

export function postOffice<S extends WithMailbox>(deps: PostDeps<S>, settings: MailSettings): PostOffice<S> {
  // A house's tables are more than this one; what is asked here is the same for each.
  const db = deps.db as unknown as Database<WithMailbox>
  const box = deps.box('mail')
  const smtp = settings.smtpUrl === undefined ? undefined : transportTo(settings.smtpUrl)
  const keepsLetters = smtp === undefined && settings.production !== true
  const from = settings.mailFrom ?? 'Gatepass <noreply@gatepass.invalid>'
  const timers = new Set<NodeJS.Timeout>()
  let emptying: Promise<void> | undefined

  const office: PostOffice<S> = {
    keepsLetters,
    reachesPeople: smtp !== undefined || keepsLetters,

    async put(trx, orgId, letter) {
      if (!office.reachesPeople) {
        deps.log.error('mail.not_configured', new Error('a letter was not sent: no mail server is set'), { orgId })
        return
      }
      const now = deps.clock.now()
      const id = oktaId('mail')
      const { to, ...written } = letter
      const row: MailboxRow = {
        id,
        org_id: orgId,
        recipient: to,
        // A code that lets somebody in may stand in it.
        subject: '',
        letter_sealed: box.seal(JSON.stringify(written), placeOf(id)),
        created_at: now,
        next_try_at: now,
        tries: 0,
      }
      await (trx as unknown as Kysely<WithMailbox>).insertInto('mailbox').values(row).execute()
      if (smtp !== undefined) for (const ms of LOOKS_MS) lookIn(ms)
    },

    async list(orgId, most) {
      const letters = db.kysely.selectFrom('mailbox').selectAll()
      const rows = await (orgId === undefined ? letters : letters.where('org_id', '=', orgId))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map(asLetter)
    },

    async byId(orgId, letterId) {
      const row = await db.kysely
        .selectFrom('mailbox')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', letterId)
        .executeTakeFirst()
      return row && asLetter(row)
    },

    async empty() {
      if (keepsLetters) await forgetOld()
      if (smtp === undefined) return
      emptying ??= smtp.then(sendAll).finally(() => {
        emptying = undefined
      })
      await emptying
    },

    async close() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
      await emptying?.catch(() => {})
      const transport = await smtp
      transport?.close()
    },
  }
  // What another process left.
  if (smtp !== undefined) lookIn(0)
  return office

  function lookIn(ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      office.empty().catch((error) => deps.log.error('mail.failed', error))
    }, ms)
    timer.unref()
    timers.add(timer)
  }

  async function sendAll(transport: Transporter): Promise<void> {
    for (let row = await claim(); row !== undefined; row = await claim()) await send(transport, row)
  }

  /** The next that waits, for a minute ours alone. */
  async function claim(): Promise<MailboxRow | undefined> {
    const now = deps.clock.now()
    const next = await db.kysely
      .selectFrom('mailbox')
      .select(['id', 'tries'])
      .where('next_try_at', '<=', now)
      .where('tries', '<', MOST_TRIES)
      .orderBy('next_try_at')
      .limit(1)
      .executeTakeFirst()
    if (next === undefined) return undefined
    const claimed = await db.kysely
      .updateTable('mailbox')
      .set({ tries: next.tries + 1, next_try_at: now + CLAIM_MS * 2 ** next.tries })
      .where('id', '=', next.id)
      .where('tries', '=', next.tries)
      .returningAll()
      .executeTakeFirst()
    return claimed ?? claim()
  }

  async function send(transport: Transporter, row: MailboxRow): Promise<void> {
    const letter = asLetter(row)
    try {
      await transport.sendMail({
        from: settings.sender?.() ?? from,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: textOf(letter),
        html: htmlOf(letter),
      })
    } catch (error) {
      // What a mail server answers may repeat the letter; its code does not.
      const { code, responseCode } = error as { code?: string; responseCode?: number }
      deps.log.error('mail.not_sent', new Error('the mail server did not take a letter'), {
        orgId: row.org_id,
        letterId: row.id,
        tries: row.tries,
        code,
        responseCode,
      })
      if (row.tries < MOST_TRIES) return lookIn(row.next_try_at - deps.clock.now())
    }
    await db.kysely.deleteFrom('mailbox').where('id', '=', row.id).where('org_id', '=', row.org_id).execute()
  }

  async function forgetOld(): Promise<void> {
    await db.kysely
      .deleteFrom('mailbox')
      .where('created_at', '<', deps.clock.now() - KEEP_MS)
      .execute()
  }

  function asLetter(row: MailboxRow): KeptLetter {
    const text = box.open(row.letter_sealed, placeOf(row.id))
    return { id: row.id, createdAt: row.created_at, to: row.recipient, ...writtenOf(row, text) }
  }
}

type Written = Omit<Letter, 'to'>

function writtenOf({ subject }: MailboxRow, text: string | undefined): Written {
  if (text === undefined) return { subject, paragraphs: ['This letter cannot be read any more.'] }
  const written = JSON.parse(text) as Written | string[]
  // Those put there by the version before have their subject beside them.
  return Array.isArray(written) ? { subject, paragraphs: written } : written
}

const placeOf = (letterId: string) => `mailbox|${letterId}|letter`

/** The library is loaded where letters are sent, which spares every other start its thirty milliseconds. */
async function transportTo(url: string): Promise<Transporter> {
  const { default: nodemailer } = await import('nodemailer')
  return nodemailer.createTransport(url, {
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 15_000,
  } as object)
}
