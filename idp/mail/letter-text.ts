import { html } from '../../kit/html.ts'
import type { Letter } from './letter.ts'

export function textOf({ paragraphs }: Letter): string {
  return `${paragraphs.join('\n\n')}\n`
}

export function htmlOf({ paragraphs, subject }: Letter): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; max-width: 34rem">
${paragraphs.map((text) => (isUrl(text) ? html`<p><a href="${text}">${text}</a></p>\n` : html`<p>${text}</p>\n`))}
</body></html>
`.toString()
}

export function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text)
}
