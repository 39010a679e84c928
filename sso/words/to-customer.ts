// The failure catalogue speaks of the customer and of their connection to whoever helps them. In the guide the customer
// reads it: it speaks to them, and of what they enter here. The longer ones first.

const SAID: readonly (readonly [string | RegExp, string])[] = [
  [/\bThe customer’s\b/g, 'Your'],
  [/\bthe customer’s\b/g, 'your'],
  ['a link the customer built', 'a link somebody built'],
  ['inline hook of the customer', 'inline hook of yours'],
  ['If nobody of this customer gets in', 'If nobody gets in'],
  ['If the customer changed the issuer', 'If you changed the issuer'],
  ['Ask the customer whether their Okta', 'See whether your Okta'],
  ['Enter it at the connection.', 'Enter it here, in the step of the app.'],
  ['and enter it at the connection.', 'and enter it here, in the step of the app.'],
  ['and give it to the connection:', 'and enter it here, in the step of the app:'],
  ['and give the connection its values.', 'and enter its values here.'],
  ['enter the client secret at the connection again', 'enter the client secret here again, in the step of the app'],
  ['Give the connection the Okta domain alone as its issuer.', 'Choose the org’s own authorization server here.'],
  ['Give the connection the Okta domain alone', 'Choose the org’s own authorization server here'],
  ['give the connection another issuer:', 'enter another issuer here:'],
  ['Give the connection an address', 'Enter an address here'],
  ['give the connection the one that came', 'enter the one that came here, in the step of the authorization server'],
  ['give the connection the name that came', 'enter the name that came here, in the first step'],
  ['the connection needs the new domain', 'enter the new domain here, in the first step'],
  ['the connection can use the okta.com address', 'the okta.com address can be used here'],
  ['The connection has ', 'What is entered here is '],
  ['with “Client secret” the connection uses', 'with “Client secret” we use'],
  ['the name the connection has', 'the name that is entered here'],
  ['General tab with the connection', 'General tab with what is entered here'],
  [/\b([Tt]he) connection’s (client secret|Client ID|issuer)/g, '$1 $2 that is entered here'],
  [/\b([Tt]he (?:Okta domain|Client ID|issuer)) of the connection/g, '$1 that is entered here'],
  ['The client secret of this connection', 'The client secret that is entered here'],
  ['The authorization server this connection uses', 'The authorization server that is entered here'],
  ['than the one this connection uses', 'than the one we were told to give'],
  ['than the one this connection was set up with', 'than the one that is entered here'],
  ['than the one this connection has', 'than the one that is entered here'],
  ['than the one this connection is for', 'than the one that is connected here'],
  ['the Initiate login URI of the right connection', 'the Initiate login URI that this guide shows for it'],
  ['save the connection once', 'check the first step here once more'],
]

export function toCustomer(text: string): string {
  return SAID.reduce((said, [of, to]) => said.replace(of, to), text)
}
