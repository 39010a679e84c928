import type { ToldSignatures } from './told.ts'

export const apiTokens: ToldSignatures['apiTokens'] = {
  api_token_dead: {
    sentence: 'O token de API não vale mais: trinta dias sem uso, revogado, ou o dono foi desativado.',
    todo: ['Create token, com uma conta de serviço que ninguém desative, e digite-o aqui.'],
    want: 'um token de API válido',
  },
  api_token_too_weak: {
    sentence: 'O token de API não pode fazer isto: a função do dono não permite, ou ele está preso a outras redes.',
    todo: [
      'O dono do token precisa de uma função que possa ler: Read-only Administrator basta para o log.',
      'API calls made with this token must originate from: Any IP, ou uma zona com os endereços do Gatepass.',
    ],
    want: 'um token que possa ler o System Log',
  },
}
