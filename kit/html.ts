/** Markup that is already safe to send. Made only by `html` and `raw`. */
export class Html {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** A template whose values are escaped unless they are themselves `Html`. `undefined`, `null` and `false` print nothing. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  let text = strings[0] as string
  for (let index = 0; index < values.length; index++) text += print(values[index]) + strings[index + 1]
  return new Html(text)
}

/** Constant text of ours, sent as it is. Never for anything that came from outside. */
export function raw(text: string): Html {
  return new Html(text)
}

function print(value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (Array.isArray(value)) return value.map(print).join('')
  return escapeHtml(String(value))
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string)
}
