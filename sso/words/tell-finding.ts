import type { Catalogue } from './catalogue.ts'

type FindingSaid = {
  readonly code: string
  readonly sentence: string
  readonly want?: string | undefined
  readonly got?: string | undefined
  readonly where?: { readonly menu: string } | undefined
  readonly todo: readonly string[]
}

/** A finding in this language. What else it carries, the address of the page for one, stays. */
export function tellFinding<F extends FindingSaid>(finding: F, { tellOf, tellMenu }: Catalogue): F {
  const { code, sentence, want, got, where, todo } = finding
  const tell = (text: string) => tellOf(code, text)
  return {
    ...finding,
    sentence: tell(sentence),
    ...(want === undefined ? {} : { want: tell(want) }),
    ...(got === undefined ? {} : { got: tell(got) }),
    ...(where === undefined ? {} : { where: { ...where, menu: tellMenu(where.menu) } }),
    todo: todo.map(tell),
  }
}
