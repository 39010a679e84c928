import type { ToldSignatures } from './told.ts'

export const drifting: ToldSignatures['drifting'] = {
  okta_away: {
    sentence: 'Seu Okta não respondeu a {failures} verificações seguidas, desde {since}.',
    todo: [
      'Abra {issuer} em um navegador: o que aparece?',
      'Veja se o seu Okta, ou o domínio personalizado dele, foi desligado ou mudou de lugar.',
    ],
    want: 'uma resposta de {issuer}',
  },
  nobody_assigned: {
    sentence: 'Não há mais ninguém atribuído ao aplicativo no Okta, então ninguém consegue entrar.',
    todo: ['Assign > Assign to Groups, com os grupos cujas pessoas devem entrar.'],
    want: 'pessoas ou grupos atribuídos',
    got: 'ninguém',
  },
  tile_switched_off: {
    sentence: 'O ícone sumiu dos painéis das pessoas: o aplicativo está em App Only, ou oculto.',
    todo: [
      'Edit e defina Login initiated by como Either Okta or App.',
      'Marque Application visibility: Display application icon to users.',
    ],
    want: 'Either Okta or App, visível para as pessoas',
  },
  initiate_login_uri_changed: {
    sentence: 'O ícone leva a outro lugar: a Initiate login URI do aplicativo foi alterada.',
    todo: ['Edit e defina Initiate login URI como: {initiateLoginUri}'],
  },
  groups_claim_gone: {
    sentence: 'O Okta não diz mais em quais grupos as pessoas estão: a claim de grupos do aplicativo sumiu.',
    todo: ['Edit, Group claims filter: nome groups, Matches regex, .* (ou mais restrito).'],
    want: 'a claim groups',
  },
  groups_claim_of_server_gone: {
    sentence:
      'O Okta não diz mais em quais grupos as pessoas estão: a claim de grupos do servidor sumiu ou está inativa.',
    todo: ['Add Claim: nome groups, ID Token, Always, Value type Groups, Matches regex .*'],
    want: 'uma claim groups ativa no token de ID',
  },
  second_secret_made: {
    sentence:
      'O aplicativo no Okta tem um segundo client secret que não conhecemos: os logins acabam quando o que está em uso for desativado.',
    todo: ['Digite aqui o segredo novo antes de desativar o antigo no Okta: os dois podem coexistir.'],
    want: 'cada segredo ativo digitado aqui também',
  },
  next_secret_refused: {
    sentence: 'O Okta não aceita o client secret que deve seguir: foi desativado ou digitado errado.',
    todo: ['Digite de novo o segredo que deve seguir, ou remova-o aqui.'],
    want: 'um segundo segredo ativo',
    got: 'uma recusa do Okta',
  },
  api_token_about_to_die: {
    sentence:
      'O token de API está há {days} dias sem uso, porque nenhuma verificação passou; depois de trinta o Okta o revoga.',
    todo: [
      'Descubra por que a verificação noturna desta conexão não recebe resposta.',
      'Quando o token morre, é preciso um novo.',
    ],
    want: 'um uso em até trinta dias do último',
    got: '{days} dias sem uso',
  },
  api_token_lost_rights: {
    sentence: 'O dono do token de API pode menos no Okta do que antes.',
    todo: [
      'Devolva a função ao dono do token: Read-only Administrator basta.',
      'Ou Create token como alguém que a tenha, e digite-o aqui.',
    ],
    want: 'um token que possa ler {expected}',
    got: 'recusado: {found}',
  },
}
