import type { ToldSignatures } from './told.ts'

export const apiTokens: ToldSignatures['apiTokens'] = {
  api_token_dead: {
    sentence:
      'Das API-Token gilt nicht mehr: dreißig Tage ungenutzt, widerrufen, oder sein Besitzer wurde deaktiviert.',
    todo: ['Create token, mit einem Dienstkonto, das niemand deaktiviert, und geben Sie es hier ein.'],
    want: 'ein gültiges API-Token',
  },
  api_token_too_weak: {
    sentence:
      'Das API-Token darf dies nicht: Die Rolle seines Besitzers erlaubt es nicht, oder es ist an andere Netze gebunden.',
    todo: [
      'Der Besitzer des Tokens braucht eine Rolle, die es lesen darf: Für das Log genügt Read-only Administrator.',
      'API calls made with this token must originate from: Any IP, oder eine Zone mit den Adressen von Gatepass.',
    ],
    want: 'ein Token, das das System Log lesen darf',
  },
}
