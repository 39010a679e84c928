// One JSON object per line. What must never be read in a log is taken out here, by the name it goes by and by the
// shape it has, so that no caller has to remember.

export type Log = {
  info(event: string, facts?: object): void
  warn(event: string, facts?: object): void
  /** Adds the error's message, code, facts and its causes; the stack only of errors nobody expected. */
  error(event: string, error: unknown, facts?: object): void
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }

export function jsonLog(write: (line: string) => void = (line) => void process.stderr.write(`${line}\n`)): Log {
  const line = (level: string, event: string, facts: object = {}) =>
    write(printable(JSON.stringify({ at: new Date().toISOString(), level, event, ...redact(facts) })))
  return {
    info: (event, facts) => line('info', event, facts),
    warn: (event, facts) => line('warn', event, facts),
    error: (event, error, facts) => line('error', event, { ...facts, error: describeError(error) }),
  }
}

const SECRET_NAME =
  /secret|password|passwd|authorization|cookie|token|assertion|verifier|api_?key|^code$|credential|private|pem/i
const SECRET_SHAPE = /eyJ[\w-]{10,}\.[\w-]{10,}(\.[\w-]*)?|\bgps?_[\w-]{20,}|\b00[\w-]{38,44}\b|-----BEGIN[\s\S]+/g

function redact(value: object): object {
  return JSON.parse(
    JSON.stringify(value, (name, member: unknown) => {
      if (name !== '' && SECRET_NAME.test(name) && member !== null && member !== undefined) return '[redacted]'
      if (typeof member === 'bigint') return Number(member)
      return typeof member === 'string' ? scrub(member) : member
    }),
  )
}

function scrub(text: string): string {
  const short = text.length > 2000 ? `${text.slice(0, 2000)}…` : text
  return short
    .replace(SECRET_SHAPE, '[redacted]')
    .replace(/([?&](?:code|state|client_secret|id_token)=)[^&\s]+/g, '$1[redacted]')
}

function describeError(error: unknown, depth = 0): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, facts, cause } = error as Error & { code?: unknown; facts?: object }
  return {
    name: error.name,
    message: error.message,
    ...(code === undefined ? {} : { kind: String(code) }),
    ...(facts === undefined ? { stack: error.stack } : { facts }),
    ...(cause === undefined || depth > 3 ? {} : { cause: describeError(cause, depth + 1) }),
  }
}

// JSON.stringify leaves U+2028/2029, DEL, C1 controls and bidirectional overrides as they are; a log reader would act on them.
function printable(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
