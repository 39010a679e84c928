import type { ToldSignatures } from './told.ts'

export const claimsAndTokens: ToldSignatures['claimsAndTokens'] = {
  too_many_groups: {
    sentence: 'A pessoa está em mais de cem dos grupos que vão na claim de grupos, e então o Okta recusa.',
    todo: [
      'Restrinja Group claims filter: Starts with, e o começo dos grupos de que o aplicativo precisa.',
      'Com um servidor personalizado, o filtro fica na aba Claims, na claim “groups”.',
    ],
    want: 'no máximo 100 grupos',
  },
  claim_expression_fails: {
    sentence: 'A expressão de uma claim não pode ser calculada para esta pessoa.',
    todo: [
      'Abra a claim que o Okta cita abaixo e teste o Value dela em Token Preview com esta pessoa.',
      'Em geral falta no perfil da pessoa um atributo que a expressão dá como certo.',
    ],
  },
  inline_hook_fails: {
    sentence: 'Um Token Inline Hook da sua empresa recusou o login ou não respondeu.',
    todo: ['Workflow > Inline Hooks: quem administra o hook olha o log dele naquele minuto.'],
  },
  okta_own_problem: {
    sentence: 'O Okta teve um problema próprio.',
    todo: ['Tente novamente em um minuto.', 'Se continuar assim, veja em status.okta.com a célula do seu Okta.'],
  },
  clock_of_okta_ahead: {
    sentence: 'O token de ID vem do futuro: os dois relógios diferem em mais de um minuto.',
    todo: [
      'Compare primeiro o relógio da máquina onde o Gatepass roda com um servidor de hora: o do Okta quase nunca erra.',
      'Se o nosso está certo, quem administra o provedor de identidade acerta o dele.',
    ],
    want: 'relógios a até 60 s um do outro',
    got: 'um token adiantado em {secondsAhead} s',
  },
  clock_of_okta_behind: {
    sentence: 'O token de ID já tinha expirado ao chegar: a resposta esperou muito, ou os dois relógios diferem.',
    todo: [
      'Comece de novo a partir do aplicativo.',
      'Se acontecer de novo, compare o relógio da máquina onde o Gatepass roda com um servidor de hora.',
    ],
    want: 'um token válido agora',
    got: 'um token que terminou há {secondsAgo} s',
  },
  token_for_another_app: {
    sentence: 'O token de ID foi feito para outro aplicativo.',
    todo: ['Compare Audience com o Client ID digitado aqui; se forem diferentes, copie de novo o Client ID.'],
    want: 'a audiência {clientId}',
  },
  token_issued_to_another_app: {
    sentence: 'O token de ID foi emitido para outro aplicativo, não o nosso.',
    todo: ['O Client ID digitado aqui e o aplicativo que faz o login das pessoas têm de ser o mesmo.'],
  },
  token_without_audience: {
    sentence: 'O token de ID não diz para qual aplicativo é.',
    todo: ['Quem administra o provedor de identidade põe o Client ID em aud (OpenID Connect Core §2).'],
    want: 'a audiência {clientId}',
    got: 'nenhuma',
  },
  no_id_token: {
    sentence: 'A resposta não tem token de ID: openid não foi concedido, ou o provedor só fala OAuth.',
    todo: [
      'A regra da Access Policy precisa permitir o scope openid.',
      'Outra marca de provedor: ele precisa falar OpenID Connect.',
    ],
    want: 'um token de ID',
    got: 'só um token de acesso',
  },
  token_unreadable: {
    sentence: 'O token de ID não pode ser lido.',
    todo: [
      'Tokens de ID criptografados não são aceitos: desligue a criptografia para este aplicativo.',
      'Caso contrário, informe o número de rastreamento.',
    ],
    want: 'um JWT assinado',
  },
  token_of_another_kind: {
    sentence: 'Um token de outro tipo veio no lugar de um token de ID.',
    todo: ['Quem administra o provedor de identidade envia um token de ID como id_token.'],
  },
  token_algorithm_refused: {
    sentence: 'O token de ID está assinado de um modo que não aceitamos, ou não está assinado.',
    todo: ['Assine com RS256, como o Okta; PS256 e ES256 também servem.'],
    want: 'RS256, PS256 ou ES256',
  },
  token_without_subject: {
    sentence: 'O token de ID não diz quem fez login.',
    todo: ['A claim sub não pode ser removida nem ficar vazia.'],
    want: 'um sujeito',
    got: 'nenhum',
  },
  token_subject_not_allowed: {
    sentence: 'O token de ID nomeia a pessoa de uma forma que o OpenID Connect não permite.',
    todo: ['sub precisa ter de 1 a 255 caracteres ASCII (OpenID Connect Core §2).'],
    want: 'até 255 caracteres ASCII',
    got: '{type}, {chars} caracteres',
  },
  token_without_times: {
    sentence: 'O token de ID não diz de quando até quando é válido.',
    todo: ['Quem administra o provedor de identidade põe nele iat e exp, como números.'],
    want: 'iat e exp',
  },
  token_of_another_sign_in: {
    sentence: 'O token de ID pertence a outro login, não àquele com que voltou.',
    todo: [
      'Comece de novo a partir do aplicativo.',
      'Se acontecer de novo, informe o número de rastreamento: alguém pode estar plantando códigos.',
    ],
  },
  tokens_do_not_belong_together: {
    sentence: 'O token de ID e o token de acesso de uma mesma resposta não combinam.',
    todo: ['Comece de novo uma vez. Se acontecer de novo, informe o número de rastreamento.'],
  },
  token_response_unusable: {
    sentence: 'O que veio no lugar de tokens não é uma resposta de token.',
    todo: [
      'Um proxy ou uma página de login diante do provedor de identidade pode ter respondido no lugar dele.',
      'Leia abaixo o que veio.',
    ],
    want: 'uma resposta de token (RFC 6749 §5.1)',
  },
  answer_too_large: {
    sentence: 'A resposta é maior do que um login precisa, em geral por causa dos grupos.',
    todo: ['Restrinja Group claims filter aos grupos de que o aplicativo precisa.'],
  },
  userinfo_refused: {
    sentence: 'O Okta deu um token e depois não disse, com ele, quem é a pessoa.',
    todo: [
      'Comece de novo uma vez.',
      'Se continuar assim, compare o issuer da conexão com o servidor do aplicativo: {issuer}.',
    ],
    want: 'estado 200 e JSON',
    got: 'estado {status}',
  },
  userinfo_signed: {
    sentence: 'O provedor responde sobre as pessoas de forma assinada ou outra que não lemos.',
    todo: ['Desligue o userinfo assinado para este aplicativo: é preciso application/json.'],
  },
  userinfo_of_somebody_else: {
    sentence: 'O provedor falou de duas pessoas diferentes em um mesmo login.',
    todo: ['Ninguém entrou, e ninguém deveria entrar até se saber por quê: informe o número de rastreamento.'],
  },
  email_not_told: {
    sentence: 'A pessoa entrou, mas o Okta não informou nenhum e-mail.',
    todo: [
      'Veja se o perfil da pessoa tem um e-mail principal.',
      'Um servidor personalizado: a regra dele precisa permitir o scope email.',
    ],
    want: 'a claim email',
    got: 'nenhuma no token de ID nem no userinfo',
  },
  groups_not_told: {
    sentence:
      'A pessoa entrou, mas o Okta não informou grupos, então o aplicativo pode mostrar a ela menos do que deveria ver.',
    todo: [
      'Edit, Group claims filter: nome groups, Matches regex, .* (ou mais restrito).',
      'Com um servidor personalizado: um scope groups e nele uma claim groups (Claims > Add Claim, Value type Groups).',
    ],
    want: 'a claim groups',
    got: 'nenhuma no token de ID nem no userinfo',
  },
}
