import type { ToldSignatures } from './told.ts'

export const ourOwnSettings: ToldSignatures['ourOwnSettings'] = {
  organization_not_known: {
    sentence: 'O aplicativo indicou uma organização que não está aqui, ou que não tem conexão.',
    todo: ['O aplicativo envia o id que GET /api/organizations mostra, ou omite organization.'],
  },
  domain_not_known: {
    sentence:
      'O endereço digitado tem um domínio que aqui não leva a nenhuma organização: em geral, um erro de digitação.',
    todo: [
      'Comece de novo a partir do aplicativo e digite o endereço como ele aparece em um e-mail.',
      'Se o domínio estiver certo, adicione-o à organização à qual ele pertence.',
    ],
    want: 'o domínio de e-mail de uma organização que está aqui',
  },
  organization_not_connected: {
    sentence: 'A conexão ainda é um rascunho: nunca recebeu um Okta.',
    todo: ['Termine a configuração: faltam o domínio do Okta, o Client ID e o client secret.'],
    want: 'uma conexão ativa',
    got: 'um rascunho',
  },
  connection_not_known: {
    sentence: 'Não há conexão com o id da solicitação.',
    todo: ['O aplicativo, ou a URI digitada no Okta, tem um id que GET /api/connections não mostra.'],
  },
  connection_switched_off: {
    sentence: 'A conexão foi desligada do nosso lado.',
    todo: ['O registro de auditoria diz quem e quando. POST /api/connections/<id>/enable a religa.'],
    want: 'uma conexão ativa',
    got: 'uma desligada',
  },
  connection_changed: {
    sentence: 'A conexão recebeu outro provedor enquanto a pessoa fazia login no anterior.',
    todo: ['Comece de novo a partir do aplicativo.', 'O registro de auditoria diz quem mudou e quando.'],
  },
  test_link_used_up: {
    sentence: 'O link para um login de teste vale uma vez, e por dez minutos.',
    todo: ['Inicie o teste de novo onde ele foi iniciado.'],
    want: 'um link de no máximo dez minutos, aberto uma vez',
  },
  test_of_older_settings: {
    sentence: 'As configurações mudaram depois que o login de teste começou, então ele não prova nada sobre elas.',
    todo: ['Inicie o teste de novo: ele testa as configurações atuais.'],
  },
  request_too_long: {
    sentence: 'A solicitação do aplicativo é longa demais para ir ao Okta e voltar em um cookie.',
    todo: ['Encurte state: deveria ser uma chave para o que o aplicativo guarda, não a própria coisa.'],
    want: 'uma solicitação de no máximo 2 000 caracteres',
    got: '{chars} caracteres lacrados',
  },
  account_deactivated: {
    sentence: 'A conta da pessoa aqui foi desativada.',
    todo: ['O registro de auditoria diz quem fez e quando. A conta pode ser reativada.'],
    want: 'uma conta ativa',
    got: 'uma desativada',
  },
}
