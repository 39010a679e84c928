import { type Html, html } from './html.ts'

/** What goes to one person. Plain text; the HTML beside it is made of it. */
export type Letter = {
  readonly to: string
  readonly subject: string
  /** Paragraphs. One that is a URL alone becomes a link. */
  readonly paragraphs: readonly string[]
  /** As `<html lang>` wants it; English otherwise. */
  readonly language?: string | undefined
}

export type KeptLetter = Letter & { readonly id: string; readonly createdAt: number }

export function textOf({ paragraphs }: Letter): string {
  return `${paragraphs.join('\n\n')}\n`
}

export function htmlOf({ paragraphs, subject, language = 'en' }: Letter): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 34rem">
${paragraphs.map((text) => (isUrl(text) ? html`<p><a href="${text}">${text}</a></p>\n` : html`<p>${text}</p>\n`))}
</body></html>
`.toString()
}

/** What a developer reads in place of the mail that was not sent. */
export function lettersBody(letters: readonly KeptLetter[], empty: string): Html {
  if (letters.length === 0) return html`<div class="empty"><p>No letters yet.</p><p>${empty}</p></div>`
  return html`${letters.map(
    (letter) => html`<article class="letter">
<h2 lang="${letter.language ?? 'en'}">${letter.subject}</h2>
<p class="hint">To ${letter.to} · <time datetime="${new Date(letter.createdAt).toISOString()}">${new Date(letter.createdAt).toUTCString()}</time></p>
<div lang="${letter.language ?? 'en'}">${letter.paragraphs.map((text) => (isUrl(text) ? html`<p><a href="${text}">${text}</a></p>` : html`<p>${text}</p>`))}</div>
</article>`,
  )}`
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text)
}
