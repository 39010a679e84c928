// The admin API's description, made of the operations the door serves and the schemas it checks with: what is written
// there is what happens.
import { z } from 'zod'
import { type AdminDoor, leastRole, type Operation } from './admin-door/admin-door.ts'

const problem = z
  .object({
    code: z.string().describe('For programs; stays the same forever.'),
    message: z.string().describe('For people.'),
    trace: z.string().describe('Names this failure in the log.'),
  })
  .meta({ id: 'Problem' })

/** Serves `GET /api/openapi.json`, without a key: it holds no secret and tools want to read it. */
export function mountOpenApi(door: AdminDoor, publicUrl: string): void {
  let document: object | undefined
  door.serve(
    {
      method: 'GET',
      path: '/openapi.json',
      id: 'getOpenApi',
      summary: 'This document',
      tag: 'About',
      status: 200,
      open: true,
    },
    async () => {
      // Made when first asked for, so that rooms may be mounted in any order and starting costs nothing.
      document ??= openApiDocument(door.operations, publicUrl)
      return document
    },
  )
}

/** OpenAPI 3.1 of these operations. */
function openApiDocument(operations: readonly Operation[], publicUrl: string): object {
  const schemas: Record<string, object> = {}
  const refusal = { 'application/problem+json': { schema: reference(problem, 'output', schemas) } }
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    paths[operation.path] = path
    path[operation.method.toLowerCase()] = describe(operation, schemas, refusal)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gatepass admin API', version: '1' },
    servers: [{ url: `${publicUrl}/api` }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: gp_…' } },
      schemas,
    },
  }
}

function describe(operation: Operation, schemas: Record<string, object>, refusal: object): object {
  const refused = [
    ...(operation.open ? [] : ['api.key_invalid', 'api.role_missing']),
    ...(operation.confirmed ? ['api.confirmation_needed'] : []),
    'request.invalid',
    ...(operation.refusals ?? []),
  ]
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    ...(operation.open ? { security: [] } : { 'x-least-role': leastRole(operation) }),
    parameters: [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')],
    ...(operation.body === undefined
      ? {}
      : { requestBody: { required: true, content: json(reference(operation.body, 'input', schemas)) } }),
    responses: {
      [operation.status]: {
        description: operation.summary,
        ...(operation.answer === undefined ? {} : { content: json(reference(operation.answer, 'output', schemas)) }),
      },
      default: {
        description: `Refused, with one of these codes: ${refused.join(', ')}`,
        content: refusal,
      },
    },
  }
}

function json(schema: object): object {
  return { 'application/json': { schema } }
}

type JsonSchema = {
  $schema?: string
  $defs?: Record<string, object>
  properties?: Record<string, object>
  required?: string[]
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as JsonSchema
  return rest
}

/** Named schemas (`.meta({id})`) move to `components`; the place itself refers to them. */
function reference(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, object>): object {
  const { $defs = {}, ...own } = schemaOf(schema, io)
  for (const [name, named] of Object.entries($defs)) schemas[name] = relocated(named)
  return relocated(own)
}

function relocated(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
}

function parametersOf(schema: z.ZodType | undefined, where: 'path' | 'query'): object[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: of,
  }))
}
