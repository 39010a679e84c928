import type { ToldSignatures } from './told.ts'

export const peopleAndPolicies: ToldSignatures['peopleAndPolicies'] = {
  user_not_assigned: {
    sentence: 'A pessoa não está atribuída ao aplicativo no Okta.',
    todo: [
      'Assign > Assign to People, ou Assign to Groups com um grupo em que a pessoa esteja.',
      'Se está atribuída, outra pessoa pode estar conectada ao Okta neste navegador. Saia de lá e comece de novo.',
    ],
    want: 'uma atribuição, da pessoa ou de um grupo dela',
  },
  no_access_policy: {
    sentence:
      'Nenhuma Access Policy do servidor de autorização tem uma regra para este login. Um servidor novo não tem nenhuma.',
    todo: [
      'Add New Access Policy, e atribua-a a All clients ou ao Client ID deste aplicativo: {clientId}',
      'Nela, Add Rule: Grant type é Authorization Code, User é qualquer pessoa atribuída ao aplicativo, Scopes requested é Any scopes.',
      'Se há uma: está ativa, cita este cliente, este grant type e um grupo em que a pessoa esteja?',
    ],
    want: 'uma regra para o cliente {clientId}, grant type authorization_code, scopes {scopes}',
  },
  scopes_all_rejected: {
    sentence: 'Uma Access Policy se aplica, mas a regra dela não permite nenhum dos scopes que pedimos.',
    todo: ['Edite a regra: em Scopes requested, Any scopes; ou The following scopes, com estes: {scopes}'],
    want: 'os scopes {scopes}',
  },
  scope_denied_by_policy: {
    sentence: 'Uma Access Policy se aplica, mas a regra dela não permite um dos scopes que pedimos.',
    todo: ['Edite a regra: em Scopes requested, Any scopes; ou adicione o scope negado a The following scopes.'],
    want: 'os scopes {scopes}',
  },
  scope_not_defined: {
    sentence:
      'O servidor de autorização não tem um dos scopes que pedimos. Em geral é “groups”, que um servidor personalizado só tem quando alguém adiciona.',
    todo: [
      'Add Scope para cada um destes que faltar: {scopes}',
      'Ou use o servidor de autorização da org, que tem todos: só o domínio do Okta como issuer.',
    ],
    want: 'os scopes {scopes}',
  },
  openid_scope_missing: {
    sentence: 'O pedido de um token de ID chegou ao Okta sem o scope openid.',
    todo: ['Os scopes da conexão precisam conter openid: ela tem {scopes}.'],
    want: 'o scope openid',
  },
  scope_not_allowed: {
    sentence: 'O Okta não permite, em um login, um dos scopes que a conexão pede.',
    todo: ['Peça só openid, profile, email e groups: a conexão tem {scopes}.'],
    want: 'os scopes openid profile email groups',
  },
  consent_required: {
    sentence: 'A pessoa teria de concordar com o que o aplicativo recebe, e não foi perguntada.',
    todo: [
      'Desmarque Require consent, ou defina User Consent do scope como Implicit (Security > API > Authorization Servers > Scopes).',
      'Ou o aplicativo pergunta sem prompt=none, para que a pessoa possa concordar.',
    ],
  },
  okta_said_no: {
    sentence:
      'O Okta não deixou a pessoa passar, e a resposta não diz por quê. Em geral a política de login do aplicativo nega, ou ela escolheu Cancel.',
    todo: [
      'Em Reports > System Log, procure a pessoa naquele minuto: o evento diz qual política e qual regra decidiram.',
      'View policy details, e veja qual regra se aplica a ela.',
    ],
  },
  sign_on_policy_denied: {
    sentence: 'Uma política de login do seu Okta nega esta pessoa, por onde estava ou com o que veio.',
    todo: [
      'View policy details, e veja qual regra se aplica à pessoa: zona de rede, dispositivo e grupo decidem.',
      'Mude a regra, ou diga à pessoa o que ela exige.',
    ],
    want: 'uma regra que deixe a pessoa entrar',
  },
  second_factor_not_possible: {
    sentence: 'O Okta quer da pessoa um segundo fator que ela não tem e não pode configurar agora.',
    todo: ['Deixe a pessoa cadastrar um fator, ou escolha uma política cujas regras ela possa cumprir.'],
    want: 'um segundo fator',
  },
  stronger_sign_in_needed: {
    sentence:
      'A pessoa está conectada ao Okta, mas a política do aplicativo quer um login recente ou um segundo fator, e ninguém pôde ser perguntado.',
    todo: ['Comece de novo a partir do aplicativo, sem prompt=none: então o Okta pergunta.'],
    want: 'um login em que o Okta possa perguntar',
  },
  nobody_signed_in_at_okta: {
    sentence: 'Ninguém estava conectado ao Okta neste navegador, e o aplicativo tinha proibido perguntar.',
    todo: [
      'Não há nada de errado: o aplicativo pergunta de novo sem prompt=none.',
      'Se acontece em um quadro oculto, o navegador mantém longe os cookies de outros sites.',
    ],
    want: 'uma sessão no Okta',
  },
  okta_request_expired: {
    sentence: 'A pessoa demorou na página de login do Okta mais do que ela fica aberta.',
    todo: ['Comece de novo a partir do aplicativo.'],
  },
  interaction_code_demanded: {
    sentence: 'O aplicativo ou seu servidor de autorização só permite páginas de login próprias (Interaction Code).',
    todo: ['Edit e marque Authorization Code em Grant type; então o Okta mostra a própria página de login.'],
    want: 'o grant type authorization_code',
  },
  network_zone_refused: {
    sentence: 'O aplicativo no Okta só pode ser usado de certas redes, e esta solicitação veio de outra.',
    todo: ['Permita Anywhere, ou adicione a uma das zonas os endereços de onde o Gatepass chama.'],
    want: 'uma solicitação de uma zona permitida',
  },
  password_expired: {
    sentence: 'A senha da pessoa no Okta expirou.',
    todo: [
      'A pessoa escolhe uma nova na página de login do Okta.',
      'Onde a política proíbe: Reset Password na página da pessoa.',
    ],
  },
  password_wrong: {
    sentence: 'A pessoa digitou uma senha ou um nome de usuário que o Okta não conhece.',
    todo: ['Tente novamente, ou escolha “Forgot password?” na página de login do Okta.'],
    want: 'a senha da pessoa no Okta',
  },
  person_locked_out: {
    sentence: 'O Okta bloqueou a pessoa depois de muitas tentativas erradas.',
    todo: ['Abra a pessoa, depois More Actions > Unlock; ou espere o tempo que diz a política de senhas.'],
  },
  second_factor_failed: {
    sentence: 'O segundo fator da pessoa não foi aceito.',
    todo: [
      'Tente de novo com um código recente; o relógio do telefone precisa estar certo.',
      'Um fator perdido: More Actions > Reset Authenticators na página da pessoa.',
    ],
  },
  person_not_active: {
    sentence: 'A conta da pessoa no Okta não está ativa.',
    todo: ['Abra a pessoa e veja o status: Activate, Unsuspend ou Reactivate.'],
    want: 'o status Active',
  },
  person_not_provisioned: {
    sentence:
      'Seu Okta envia as pessoas a outro provedor de identidade, e não encontrou nem criou a conta da pessoa a partir da resposta dele.',
    todo: ['Security > Identity Providers: configurações de vínculo de conta e de criação na hora desse provedor.'],
  },
  person_turned_back: {
    sentence: 'A pessoa escolheu Cancel no login.',
    todo: ['Comece de novo a partir do aplicativo.'],
  },
  came_never_back: {
    sentence: 'A pessoa foi enviada ao Okta e não voltou, e o log do Okta não diz nada sobre isso.',
    todo: ['Ela fechou a página ou demorou mais de dez minutos. Comece de novo a partir do aplicativo.'],
  },
}
