import type { ToldSignatures } from './told.ts'

export const reachingOkta: ToldSignatures['reachingOkta'] = {
  okta_host_not_found: {
    sentence: 'O endereço do seu Okta não existe: o nome não leva a lugar nenhum.',
    todo: [
      'Compare o domínio do Okta com o do menu no canto superior direito da Admin Console: temos {issuer}.',
      'Se a org foi renomeada ou excluída, digite aqui o novo domínio, na primeira etapa.',
    ],
    want: 'um servidor em {host}',
    got: 'nenhum endereço para este nome ({why})',
  },
  okta_certificate_refused: {
    sentence: 'O certificado do endereço do seu Okta não é válido, por isso nada foi enviado para lá.',
    todo: [
      'Renove o certificado do domínio personalizado, ou deixe o Okta gerenciá-lo.',
      'Até lá, o endereço okta.com pode ser usado aqui, se o Issuer do aplicativo estiver definido para ele.',
    ],
    want: 'um certificado para {host} válido agora',
  },
  okta_tls_too_old: {
    sentence: 'No endereço do seu Okta ninguém fala TLS 1.2 ou mais recente, por isso nada foi enviado para lá.',
    todo: [
      'Quem administra o servidor ou proxy deste endereço permite TLS 1.2 e 1.3.',
      'Até lá, o endereço okta.com pode ser usado aqui, se o Issuer do aplicativo estiver definido para ele.',
    ],
    want: 'TLS 1.2 ou mais recente em {host}',
  },
  okta_too_slow: {
    sentence: 'Seu Okta demorou mais para responder do que alguém espera.',
    todo: ['Tente novamente em um minuto.', 'Se continuar assim, veja em status.okta.com a célula do seu Okta.'],
    want: 'uma resposta de {host} em {timeoutMs} ms',
    got: 'nenhuma nesse tempo',
  },
  okta_server_error: {
    sentence: 'Seu Okta respondeu com um erro próprio.',
    todo: ['Tente novamente em um minuto.', 'Se continuar assim, veja em status.okta.com a célula do seu Okta.'],
    want: 'uma resposta de {url}',
    got: 'estado {status}',
  },
  okta_unreachable: {
    sentence: 'Seu Okta não respondeu.',
    todo: [
      'Tente novamente em um minuto.',
      'Se ninguém consegue entrar, confira o domínio do Okta digitado aqui: {issuer}.',
    ],
    want: 'uma resposta de {issuer}',
    got: 'nenhuma',
  },
  okta_rate_limited: {
    sentence: 'Seu Okta recebe mais solicitações do que permite e recusa algumas.',
    todo: [
      'Tente novamente em um minuto.',
      'Se voltar a acontecer, no Okta você vê quem esgota o limite e pode dar mais a este aplicativo.',
    ],
    want: 'uma resposta',
    got: 'estado 429',
  },
  okta_address_not_public: {
    sentence: 'O endereço do seu Okta leva para dentro de uma rede privada, aonde não vamos.',
    todo: ['Digite aqui um endereço da internet pública, com https e sem porta.'],
    want: 'um endereço https público',
  },
  issuer_is_admin_host: {
    sentence: 'O que está digitado aqui é o endereço da Admin Console, que não faz o login de ninguém.',
    todo: ['Digite o domínio do Okta sem “-admin”: acme.okta.com em vez de acme-admin.okta.com.'],
    want: 'o host da própria org',
  },
  issuer_is_an_endpoint: {
    sentence: 'O que está digitado aqui é o endereço de um endpoint no lugar do issuer.',
    todo: [
      'Digite só o domínio do Okta (acme.okta.com), ou o issuer exatamente como a coluna Issuer URI mostra.',
      'Um issuer termina no domínio ou em /oauth2/<id>; nunca em /oauth2 nem em /oauth2/v1/….',
    ],
    want: 'um issuer: o domínio, ou /oauth2/<id>',
  },
  api_access_management_missing: {
    sentence: 'Seu Okta não tem API Access Management, então não tem servidores de autorização personalizados.',
    todo: [
      'Escolha aqui o servidor de autorização da org: o servidor de autorização da org existe em todo Okta.',
      'As etapas sobre Security > API > Authorization Servers são então dispensadas.',
    ],
    want: 'a descoberta em {url}',
    got: 'estado 401, recurso não habilitado',
  },
  authorization_server_gone: {
    sentence: 'O servidor de autorização digitado aqui não existe mais ou foi desativado.',
    todo: [
      'Veja o Status dele na lista e ative-o se estiver inativo.',
      'Se foi excluído, digite aqui outro issuer: o Issuer URI da lista, ou só o domínio do Okta.',
    ],
    want: 'um servidor ativo em {issuer}',
    got: 'estado {status}',
  },
  discovery_not_there: {
    sentence: 'No issuer digitado aqui não há configuração OpenID Connect: não é o Okta, ou não é este endereço.',
    todo: ['Compare o issuer com o seu domínio do Okta: temos {issuer}.'],
    want: 'um documento em {url}',
    got: 'estado {status}',
  },
  discovery_not_usable: {
    sentence: 'A configuração OpenID Connect no issuer digitado aqui não pode ser usada.',
    todo: [
      'Quem administra o provedor de identidade corrige os itens citados abaixo (OpenID Connect Discovery 1.0 §3).',
    ],
    want: 'issuer, endpoints e jwks_uri, cada um um endereço https',
  },
  issuer_slash: {
    sentence: 'O issuer digitado aqui tem uma barra a mais ou a menos no fim.',
    todo: ['Digite o issuer exatamente como chegou, caractere por caractere.'],
  },
  issuer_other_server: {
    sentence: 'O servidor de autorização da org e um personalizado foram confundidos.',
    todo: [
      'Dê à conexão o issuer que chegou, se é esse o servidor desejado.',
      'Caso contrário, dê a ela o Issuer URI do servidor certo da lista.',
    ],
  },
  issuer_other_host: {
    sentence: 'Seu Okta se identifica por outro dos seus nomes: o domínio personalizado e o okta.com foram misturados.',
    todo: [
      'Defina Issuer com o nome digitado aqui ({issuer}); em um servidor personalizado, fica em Settings.',
      'Ou digite aqui o nome que chegou, na primeira etapa.',
    ],
  },
  issuer_other: {
    sentence: 'A resposta vem de outro issuer, não daquele digitado aqui.',
    todo: [
      'Se o issuer foi alterado na sua empresa, digite aqui o que chegou, na etapa do servidor de autorização.',
      'Se ninguém o alterou, trate como uma tentativa de misturar dois provedores.',
    ],
  },
  issuer_not_said: {
    sentence: 'O provedor de identidade promete dizer de qual issuer vem uma resposta, e não disse.',
    todo: ['Quem administra o provedor de identidade envia iss em toda resposta (RFC 9207), ou deixa de prometer.'],
    want: 'iss={issuer} na resposta',
    got: 'nenhum',
  },
  keys_unusable: {
    sentence: 'O provedor de identidade não publica chaves com que possamos conferir sua resposta.',
    todo: [
      'Tente novamente em um minuto.',
      'Se continuar assim, quem administra o provedor de identidade examina o jwks_uri dele.',
    ],
    want: 'chaves de assinatura RSA ou EC em {url}',
  },
  signing_key_not_published: {
    sentence:
      'A resposta está assinada com uma chave que não está entre as publicadas, nem depois de buscá-las de novo.',
    todo: [
      'Tente novamente em um minuto: as chaves podem ter acabado de ser trocadas.',
      'Se continuar assim, pressione Rotate now mais uma vez.',
    ],
    want: 'uma chave publicada',
    got: 'uma chave que ninguém publica',
  },
  signing_key_ambiguous: {
    sentence: 'Duas chaves publicadas têm o mesmo nome, ou a resposta não diz qual é a sua.',
    todo: ['Quem administra o provedor de identidade dá a cada chave um kid próprio e o informa no token.'],
  },
  signature_does_not_hold: {
    sentence: 'A assinatura do token de ID não confere: ele foi alterado no caminho, ou outra chave o assinou.',
    todo: [
      'Tente mais uma vez.',
      'Se acontecer de novo, ninguém deveria entrar por esta conexão até se saber por quê. Um proxy que reescreve respostas é uma causa.',
    ],
  },
}
