/** A call of an API, as data: what a form sends is what it shows. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its query: `/api/v1/apps?limit=20`. */
  readonly path: string
  readonly body?: unknown
  /** A form with one file, instead of a body of JSON. */
  readonly file?: { readonly field: string; readonly blob: Blob; readonly name: string }
}

/** How a program calls the same API. */
export type ApiAccess = { readonly origin: string; readonly authorization: string }

/** The request for a shell. Nothing in it can leave its quotes. */
export function asCurl(request: ApiRequest, { origin, authorization }: ApiAccess): string {
  const lines = [`curl -X ${request.method} ${quoted(origin + request.path)}`, `  -H "Authorization: ${authorization}"`]
  if (request.file !== undefined) lines.push(`  -F ${quoted(`${request.file.field}=@${request.file.name}`)}`)
  else if (request.body !== undefined)
    lines.push(`  -H 'Content-Type: application/json'`, `  -d ${quoted(JSON.stringify(request.body, null, 2))}`)
  return lines.join(' \\\n')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
