export type Brand = {
  readonly name: string | null
  readonly accent: { readonly light: string; readonly dark: string } | null
  readonly mail: { readonly name: string; readonly address: string } | null
  readonly logo: string | null
}

export type BrandDraft = {
  readonly name: string
  readonly light: string
  readonly dark: string
  readonly mailName: string
  readonly mailAddress: string
}

export function draftOf({ name, accent, mail }: Brand): BrandDraft {
  return {
    name: name ?? '',
    light: accent?.light ?? '',
    dark: accent?.dark ?? '',
    mailName: mail?.name ?? '',
    mailAddress: mail?.address ?? '',
  }
}

/** What is empty is Gatepass's own. A sender without a name has the service's. */
export function bodyOf(draft: BrandDraft) {
  const [name, light, dark, mailName, address] = [
    draft.name,
    draft.light,
    draft.dark,
    draft.mailName,
    draft.mailAddress,
  ].map((text) => text.trim())
  return {
    name: name || null,
    accent: light ? { light, ...(dark ? { dark } : {}) } : null,
    mail: address ? { name: mailName || name || 'Gatepass', address } : null,
  }
}
