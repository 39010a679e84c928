import type { ToldSignatures } from './told.ts'

export const appSettings: ToldSignatures['appSettings'] = {
  redirect_uri_not_registered: {
    sentence:
      'Nossa URI de redirecionamento não está entre as do aplicativo no Okta, então o Okta mostrou uma página de erro e não devolveu ninguém.',
    todo: [
      'Edit e adicione em Sign-in redirect URIs exatamente: {redirectUri}',
      'Compare letra por letra: http e https, barra no fim, maiúsculas, porta, www, e se não está na lista de saída.',
    ],
    want: '{redirectUri} entre as Sign-in redirect URIs',
    got: 'uma solicitação com {sentRedirectUri}, que não está lá',
  },
  redirect_uri_not_sent: {
    sentence: 'A solicitação chegou ao Okta sem a nossa URI de redirecionamento.',
    todo: ['Um proxy diante do seu Okta remove parâmetros, ou alguém abriu metade de um endereço: comece de novo.'],
  },
  client_id_unknown_or_app_inactive: {
    sentence:
      'O Okta não conhece nenhum aplicativo ativo com o nosso Client ID: foi desativado ou excluído, ou o ID é de outro.',
    todo: [
      'Veja o status ao lado do nome do aplicativo e escolha Activate se estiver Inactive.',
      'Se ele não existe, copie de novo o Client ID do aplicativo certo e digite-o aqui, na etapa do aplicativo: temos {clientId}.',
    ],
    want: 'um aplicativo ativo com o Client ID {clientId}',
  },
  client_secret_wrong: {
    sentence:
      'O client secret digitado aqui não é um dos ativos do aplicativo: foi digitado errado, substituído, desativado ou excluído.',
    todo: [
      'Em CLIENT SECRETS, veja quais estão Active e copie um deles, ou escolha Generate new secret.',
      'Digite-o aqui, na etapa do aplicativo. Dois podem estar ativos ao mesmo tempo, então não há pressa.',
    ],
    want: 'um client secret ativo',
  },
  client_auth_method_differs: {
    sentence: 'O aplicativo no Okta quer outra prova de quem somos, diferente da que devemos dar.',
    todo: [
      'Veja Client authentication: com “Client secret” usamos client_secret_basic ou client_secret_post; com “Public key / Private key”, private_key_jwt.',
      'Mude um dos dois para que coincidam. Se já coincidem, o segredo pode ser de outro aplicativo: copie-o de novo.',
    ],
    want: 'autenticação do cliente por {authMethod}',
  },
  client_credentials_not_seen: {
    sentence: 'Nossa prova de quem somos não chegou ao Okta.',
    todo: [
      'Coloque na conexão o outro método: client_secret_basic ou client_secret_post.',
      'Se há um proxy diante do seu Okta, ele precisa deixar passar o cabeçalho Authorization.',
    ],
    want: 'autenticação do cliente por {authMethod}',
  },
  client_credentials_twice: {
    sentence: 'O Okta viu nossa prova de quem somos em dois lugares ao mesmo tempo.',
    todo: ['Algo no caminho adiciona credenciais próprias: muito provavelmente um proxy diante do seu Okta.'],
    want: 'autenticação do cliente só por {authMethod}',
  },
  client_key_unknown: {
    sentence: 'O aplicativo no Okta não tem a nossa chave pública e não consegue conferir nossa assinatura.',
    todo: [
      'Com “Public key / Private key”, escolha “Use a URL to fetch keys dynamically” e digite: {keysUri}',
      'Chaves copiadas à mão ficam desatualizadas assim que as nossas são trocadas.',
    ],
    want: 'nossas chaves, de {keysUri}',
  },
  client_proof_time: {
    sentence: 'O relógio deste serviço e o do Okta diferem em mais de um minuto.',
    todo: ['Acerte o relógio da máquina onde o Gatepass roda (NTP) e tente novamente.'],
    want: 'um relógio como o do Okta',
  },
  client_proof_refused: {
    sentence: 'O Okta não aceitou o que assinamos para provar quem somos.',
    todo: [
      'Confira se o issuer e o Client ID da conexão se correspondem: {issuer}, {clientId}.',
      'Se sim, cabe a nós corrigir: informe o número de rastreamento.',
    ],
  },
  client_credentials_refused: {
    sentence: 'O provedor de identidade não aceita nossas credenciais e não diz qual parte delas.',
    todo: [
      'Compare o Client ID: temos {clientId}.',
      'Copie um segredo ativo e digite-o aqui, na etapa do aplicativo.',
      'Compare o método de autenticação do cliente: usamos {authMethod}.',
    ],
  },
  client_secret_unreadable: {
    sentence:
      'O client secret da conexão não pode ser aberto: foi lacrado com uma chave mestra que este serviço não tem.',
    todo: [
      'Dê ao serviço a chave mestra com que ele foi lacrado (GATEPASS_MASTER_KEYS ou master.keys).',
      'Se ela se perdeu, digite de novo o client secret na conexão.',
    ],
    want: 'um segredo que possamos abrir',
  },
  grant_type_off: {
    sentence: 'O aplicativo no Okta não permite o Authorization Code Grant.',
    todo: [
      'Edit e marque Authorization Code em Grant type.',
      'Um aplicativo de outro tipo que não Web Application não pode tê-lo: então é preciso um novo.',
    ],
    want: 'o grant type authorization_code',
  },
  response_type_off: {
    sentence: 'O aplicativo no Okta não permite a resposta que pedimos, um código.',
    todo: ['Edit e marque Authorization Code em Grant type.', 'Criado por API: response_types precisa conter code.'],
    want: 'o response type code',
  },
  response_mode_refused: {
    sentence: 'O provedor de identidade não envia a resposta no endereço, como pedimos.',
    todo: ['Quem administra o provedor de identidade permite response_mode=query.'],
    want: 'o response mode query',
  },
  client_only_for_org_server: {
    sentence: 'Este aplicativo só pode usar o servidor de autorização da org, e a conexão tem um personalizado.',
    todo: ['Dê à conexão só o domínio do Okta como issuer.'],
    got: 'o issuer {issuer}',
  },
  client_is_a_service: {
    sentence: 'O Client ID é de um aplicativo API Services, no qual ninguém pode fazer login.',
    todo: ['Create App Integration > OIDC - OpenID Connect > Web Application, e digite aqui os valores dele.'],
    want: 'uma Web Application',
  },
  proof_of_possession_required: {
    sentence: 'O aplicativo no Okta exige prova de posse (DPoP), que o login na web não usa.',
    todo: ['Edit e desmarque Proof of possession: Require Demonstrating Proof of Possession (DPoP) header.'],
    want: 'um pedido de token sem DPoP',
  },
  pkce_not_seen: {
    sentence: 'A chave de prova (PKCE) que enviamos em toda solicitação não chegou ao Okta.',
    todo: [
      'Comece de novo a partir do aplicativo: um endereço encurtado ou copiado à mão a perde.',
      'Se acontecer de novo, algo entre o navegador e o Okta remove parâmetros: informe o número de rastreamento.',
    ],
    want: 'code_challenge com o método S256',
  },
  pkce_does_not_fit: {
    sentence: 'O código pertence a outro login, não àquele com que voltou.',
    todo: [
      'Comece de novo a partir do aplicativo, em uma só aba.',
      'Se acontecer de novo, informe o número de rastreamento: alguém pode estar testando códigos.',
    ],
  },
  state_refused_by_okta: {
    sentence: 'O Okta não aceitou o state que enviamos.',
    todo: [
      'Comece de novo a partir do aplicativo.',
      'Se acontecer de novo, cabe a nós corrigir: informe o número de rastreamento.',
    ],
  },
  request_sent_twice_over: {
    sentence: 'Nossa solicitação chegou ao Okta com um parâmetro repetido.',
    todo: ['Algo no caminho adiciona parâmetros: um link feito à mão ou um proxy. Comece pelo próprio aplicativo.'],
  },
  prompt_refused: {
    sentence: 'O Okta não entende como o aplicativo quer que a pessoa seja perguntada (prompt, max_age).',
    todo: ['O aplicativo envia prompt=login, prompt=none ou nenhum prompt.'],
  },
  external_provider_unknown: {
    sentence: 'A solicitação cita um provedor de identidade externo que não está neste Okta.',
    todo: ['Retire o parâmetro idp, ou cite um que esteja ativo neste Okta.'],
  },
  provider_refused_request: {
    sentence: 'O provedor não aceitou nossa solicitação: algo nela não está como está registrado lá.',
    todo: [
      'Compare letra por letra a URI de redirecionamento do cliente: {redirectUri}',
      'Compare o Client ID: nós temos {clientId}.',
      'Veja se o cliente pode usar o fluxo authorization code e estes scopes: {scopes}',
    ],
    want: 'um cliente {clientId} com a URI de redirecionamento {redirectUri}',
  },
  request_refused: {
    sentence: 'O Okta não aceitou nossa solicitação, por um motivo que não está no nosso catálogo.',
    todo: ['Leia abaixo o que o Okta diz e compare a aba General do aplicativo com o que está digitado aqui.'],
  },
  code_used_or_expired: {
    sentence: 'O código já tinha sido usado, ou era mais antigo do que o Okta permite quando voltou.',
    todo: [
      'Comece de novo a partir do aplicativo.',
      'Se acontecer de novo: um antivírus ou um proxy abre os links antes da pessoa, ou Voltar foi pressionado.',
    ],
    want: 'um código usado uma vez, em minutos',
  },
  code_of_another_app: {
    sentence: 'O código foi dado a outro aplicativo, não ao que está conectado aqui.',
    todo: ['O Client ID da conexão foi alterado enquanto alguém fazia login: comece de novo.'],
    want: 'um código para o Client ID {clientId}',
  },
  code_of_another_server: {
    sentence: 'O código vem de outro servidor de autorização, não daquele a que foi levado.',
    todo: ['O issuer da conexão foi alterado enquanto alguém fazia login: comece de novo.'],
    want: 'um código de {issuer}',
  },
  redirect_uri_changed_on_the_way: {
    sentence: 'A URI de redirecionamento na chamada do token não era a do início.',
    todo: ['O endereço público do Gatepass (SSO_PUBLIC_URL) mudou enquanto alguém fazia login: comece de novo.'],
    want: '{redirectUri}, nas duas vezes',
  },
  code_not_accepted: {
    sentence: 'O Okta deu um código e depois não o aceitou de volta.',
    todo: ['Comece de novo a partir do aplicativo.', 'Se acontecer de novo, leia abaixo o que o Okta diz.'],
  },
  post_logout_uri_not_registered: {
    sentence: 'O endereço para depois da saída não está entre os do aplicativo no Okta.',
    todo: ['Edit e adicione-o em Sign-out redirect URIs. O login não é afetado.'],
  },
}
