import type { ToldSignatures } from './told.ts'

export const apiTokens: ToldSignatures['apiTokens'] = {
  api_token_dead: {
    sentence: 'El token de API ya no es válido: treinta días sin uso, revocado, o su dueño fue desactivado.',
    todo: ['Create token, con una cuenta de servicio que nadie desactive, e introdúzcalo aquí.'],
    want: 'un token de API vigente',
  },
  api_token_too_weak: {
    sentence: 'El token de API no puede hacer esto: el rol de su dueño no lo permite, o está atado a otras redes.',
    todo: [
      'El dueño del token necesita un rol que pueda leerlo: Read-only Administrator basta para el registro.',
      'API calls made with this token must originate from: Any IP, o una zona con las direcciones de Gatepass.',
    ],
    want: 'un token que pueda leer el System Log',
  },
}
