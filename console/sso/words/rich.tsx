import { Fragment, type ReactNode } from 'react'

const PARTS = /(\*\*[^*]+\*\*|\{\w+\})/

/**
 * A sentence of the catalogue, whole: `**bold**` for what is written so in Okta, in English whatever is spoken around it
 * (WCAG 3.1.2), `{name}` where something of ours stands.
 * Words have another order in every language, so a sentence is never put together from pieces.
 */
export function Rich({ text, slots = {} }: { text: string; slots?: Readonly<Record<string, ReactNode>> }) {
  return text.split(PARTS).map((part, index) => {
    const key = `${index}:${part}`
    if (part.startsWith('**'))
      return (
        <b key={key} lang={part.includes('{') ? undefined : 'en'}>
          <Rich text={part.slice(2, -2)} slots={slots} />
        </b>
      )
    const slot = /^\{(\w+)\}$/.exec(part)?.[1]
    return <Fragment key={key}>{slot === undefined ? part : (slots[slot] ?? part)}</Fragment>
  })
}
