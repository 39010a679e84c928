// Everything that leaves by the guide's door is written and kept in English. Here it is told in the language of whoever
// asks: findings, evidence, places in Okta's menus, the lines of a plan. Values, and what Okta itself said, stay.
import type { Catalogue } from '../words/catalogue.ts'
import { tellFinding } from '../words/tell-finding.ts'

type Part = Readonly<Record<string, unknown>>

/** The same answer, with our sentences in it told. */
export function inLanguage(answer: unknown, words: Catalogue): unknown {
  if (Array.isArray(answer)) return answer.map((each) => inLanguage(each, words))
  return isPart(answer) ? partInLanguage(answer, words) : answer
}

function partInLanguage(part: Part, words: Catalogue): Part {
  if (isFinding(part)) return tellFinding(part, words)
  const inner = Object.entries(part).map(([name, value]) => [
    name,
    name === 'evidence' && Array.isArray(value)
      ? value.map((each) => evidenceInLanguage(each, words))
      : inLanguage(value, words),
  ])
  return { ...Object.fromEntries(inner), ...lineInLanguage(part, words) }
}

function evidenceInLanguage(evidence: unknown, { tell }: Catalogue): unknown {
  return isPart(evidence) ? { ...evidence, ...told(evidence, ['name', 'value'], tell) } : evidence
}

/** Of a place its menu, of a line of a plan what it is and why not, of a problem its message. */
function lineInLanguage(part: Part, { tell, tellMenu }: Catalogue): Part {
  return {
    ...told(part, ['menu'], tellMenu),
    ...(Object.hasOwn(part, 'progress') ? told(part, ['what', 'why'], tell) : {}),
    ...(Object.hasOwn(part, 'code') ? told(part, ['message'], tell) : {}),
  }
}

function told(part: Part, names: readonly string[], tell: (text: string) => string): Part {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = part[name]
      return typeof text === 'string' ? [[name, tell(text)]] : []
    }),
  )
}

function isFinding(part: Part): part is Part & Parameters<typeof tellFinding>[0] {
  return typeof part.code === 'string' && typeof part.sentence === 'string' && Array.isArray(part.todo)
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null
}
