// Terraform's language, as far as we write it. Everything that came from outside goes through `hcl`, so that a name with
// a quote, a line break or `${…}` in it is a name and nothing else.

export type Hcl = string | number | boolean | readonly Hcl[] | Expression

/** Written as it is: a reference we made up ourselves. */
export type Expression = { readonly expression: string }

export type Block = {
  /** `resource "okta_app_oauth" "this"`, ours. */
  readonly head: string
  /** Members that are undefined are left out. */
  readonly body: Readonly<Record<string, Hcl | Block | undefined>>
  readonly comment?: string
}

export function reference(expression: string): Expression {
  return { expression }
}

export function hclOf(blocks: readonly Block[]): string {
  return `${blocks.map((block) => textOf(block, '')).join('\n\n')}\n`
}

function textOf({ head, body, comment }: Block, indent: string): string {
  const inner = `${indent}  `
  const members = Object.entries(body).filter((entry): entry is [string, Hcl | Block] => entry[1] !== undefined)
  const values = members.filter((entry): entry is [string, Hcl] => !isBlock(entry[1]))
  // As `terraform fmt` would have it: the equals signs of neighbours below each other.
  const width = Math.max(0, ...values.map(([name]) => name.length))
  const lines = members.map(([name, value]) =>
    isBlock(value) ? `\n${textOf(value, inner)}` : `${inner}${name.padEnd(width)} = ${hcl(value)}`,
  )
  const above = comment === undefined ? '' : `${indent}# ${comment.replace(/[\p{C}\u2028\u2029]+/gu, ' ')}\n`
  return `${above}${indent}${head} {\n${lines.join('\n')}\n${indent}}`
}

function isBlock(value: Hcl | Block): value is Block {
  return typeof value === 'object' && 'head' in value
}

/** A value. Strings are quoted templates: quotes, backslashes, control characters, `${` and `%{` are escaped (HCL §"Quoted"). */
export function hcl(value: Hcl): string {
  if (typeof value === 'string') return `"${escaped(value)}"`
  if (typeof value !== 'object') return String(value)
  if ('expression' in value) return value.expression
  return `[${value.map(hcl).join(', ')}]`
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[$%]\{/g, (start) => `${start[0]}${start}`)
}
