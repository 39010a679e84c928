// The failure catalogue speaks of the customer to whoever helps them. In the guide the customer reads it: it speaks to them.

const SAID: readonly (readonly [string | RegExp, string])[] = [
  [/\bThe customer’s\b/g, 'Your'],
  [/\bthe customer’s\b/g, 'your'],
  ['a link the customer built', 'a link somebody built'],
  ['inline hook of the customer', 'inline hook of yours'],
  ['If nobody of this customer gets in', 'If nobody gets in'],
  ['If the customer changed the issuer', 'If you changed the issuer'],
  ['Ask the customer whether their Okta', 'See whether your Okta'],
]

export function toCustomer(text: string): string {
  return SAID.reduce((said, [of, to]) => said.replace(of, to), text)
}
