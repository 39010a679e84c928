import type { ToldPhrases, ToldPlaces } from './told.ts'

export const phrases: ToldPhrases = {
  'What it is': 'O que é',
  Issuer: 'Issuer',
  'Also known as': 'Também conhecido como',
  Understood: 'Entendido',
  Clock: 'Relógio',
  'Okta domain': 'Domínio do Okta',
  'Client ID and secret': 'Client ID e segredo',
  'Client authentication': 'Client authentication',
  'Sign-in redirect URI': 'Sign-in redirect URI',
  Scopes: 'Scopes',
  'Authorization server': 'Servidor de autorização',
  'Custom servers': 'Servidores personalizados',
  Groups: 'Grupos',
  'Made by': 'Criado por',
  Roles: 'Funções',
  People: 'Pessoas',
  Ends: 'Termina',
  'The click arrived from': 'O clique chegou de',
  Trace: 'Número de rastreamento',
  'Client ID and our signature': 'Client ID e nossa assinatura',
  'an OpenID Connect provider': 'um provedor OpenID Connect',
  'an Okta org': 'uma org do Okta',
  'the address without -admin is the one people use': 'o endereço sem -admin é o que as pessoas usam',
  'the same as ours': 'igual ao nosso',
  '{seconds} seconds ahead of ours': '{seconds} segundos adiantado em relação ao nosso',
  '{seconds} seconds behind ours': '{seconds} segundos atrasado em relação ao nosso',
  accepted: 'aceitos',
  'the org’s own': 'o da própria org',
  'there, and not needed': 'existem, e não são necessários',
  'this Okta has none, and needs none': 'este Okta não tem nenhum, nem precisa',
  'asked for with the scope groups': 'pedidos com o scope groups',
  'not offered by this server': 'não oferecidos por este servidor',
  'not allowed to look': 'sem permissão para olhar',
  none: 'nenhum',
  'more than {count}': 'mais de {count}',
  'thirty days after its last use, and with its maker’s account':
    'trinta dias depois do último uso, e com a conta de quem o criou',
  'There is no telling without {what}.': 'Não dá para saber sem {what}.',
  'nothing yet': 'nada ainda',
  'Take the first step first.': 'Faça primeiro a primeira etapa.',
  'Take the step before this one first.': 'Faça primeiro a etapa anterior.',
  'Enter {what}.': 'Digite {what}.',
  'the Okta domain': 'o domínio do Okta',
  'the Client ID': 'o Client ID',
  'the Client secret': 'o Client secret',
  'your Okta domain, for example acme.okta.com': 'seu domínio do Okta, por exemplo acme.okta.com',
  'The Okta domain is missing. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Falta o domínio do Okta. Ele é como acme.okta.com e fica no canto superior direito da Admin Console do Okta, sob o seu nome.',
  'This looks like a client ID, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Isto parece um Client ID, não um domínio. Um domínio é como acme.okta.com e fica no canto superior direito da Admin Console do Okta, sob o seu nome.',
  'This looks like an e-mail address, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Isto parece um endereço de e-mail, não um domínio. Um domínio é como acme.okta.com e fica no canto superior direito da Admin Console do Okta, sob o seu nome.',
  'This is not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Isto não é um domínio. Um domínio é como acme.okta.com e fica no canto superior direito da Admin Console do Okta, sob o seu nome.',
  'A domain has no user name in it. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Um domínio não leva nome de usuário. Ele é como acme.okta.com e fica no canto superior direito da Admin Console do Okta, sob o seu nome.',
  'This is Okta’s own site, not your organization’s. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Este é o site do próprio Okta, não o da sua organização. O seu é como acme.okta.com e fica no canto superior direito da Admin Console do Okta, sob o seu nome.',
  'An Okta domain looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Um domínio do Okta é como acme.okta.com e fica no canto superior direito da Admin Console do Okta, sob o seu nome.',
  'An Okta domain has no port: leave out the part after the colon.':
    'Um domínio do Okta não tem porta: retire o que vem depois dos dois-pontos.',
  'The domain has letters outside a–z in it. If they are meant, write it as your browser does: xn--…':
    'O domínio tem letras fora de a–z. Se forem intencionais, escreva-o como o seu navegador: xn--…',
  'An issuer has no user name, no question mark and no # in it (OpenID Connect Discovery).':
    'Um issuer não leva nome de usuário, nem ponto de interrogação, nem # (OpenID Connect Discovery).',
  'The issuer has to begin with https://': 'O issuer tem de começar com https://.',
  'This address cannot be used: it is not on the public internet.':
    'Este endereço não pode ser usado: não está na internet pública.',
  'Nothing answered at {address}. Check it for typing errors.':
    'Nada respondeu em {address}. Confira se há erros de digitação.',
  'The provider at this address calls itself {found}, not {expected}.':
    'O provedor neste endereço se chama {found}, não {expected}.',
  'There is no usable OpenID Connect configuration at this address. For a custom authorization server give its issuer.':
    'Não há configuração OpenID Connect utilizável neste endereço. Para um servidor de autorização personalizado, informe o issuer dele.',
  'The clock of your sign-in service is {far}. Sign-ins will be refused.':
    'O relógio do seu serviço de login está {far}. Os logins serão recusados.',
  'The clock of your sign-in service is {far}. Above a minute sign-ins are refused.':
    'O relógio do seu serviço de login está {far}. Acima de um minuto, os logins são recusados.',
  'less than a minute apart': 'menos de um minuto de diferença',
  'Set the time of the server your sign-in service runs on, by NTP.':
    'Acerte por NTP a hora do servidor onde o seu serviço de login roda.',
  'What stands in the field for the secret looks like a Client ID: the two may be in each other’s place.':
    'O que está no campo do segredo parece um Client ID: os dois podem estar trocados.',
  'the Client ID (0oa…) first, the Client secret second': 'primeiro o Client ID (0oa…), depois o Client secret',
  'a Client ID in the field for the secret': 'um Client ID no campo do segredo',
  'Exchange the two.': 'Troque os dois de lugar.',
  'an answer of your sign-in service': 'uma resposta do seu serviço de login',
  'none we could use': 'nenhuma que sirva',
  'Login initiated by: App Only, so there is no tile': 'Login initiated by: App Only, então não há ícone',
  'A click arrived, and it came from another Okta than the one of the first step.':
    'Um clique chegou, mas de outro Okta, não do da primeira etapa.',
  'the Okta of the first step': 'o Okta da primeira etapa',
  'Click the tile in the Okta this connection is for, or go back to the first step and name this one.':
    'Clique no ícone no Okta desta conexão, ou volte à primeira etapa e indique este.',
  'the Issuer URI of an authorization server': 'o Issuer URI de um servidor de autorização',
  'Another issuer is another place: the Client secret has to be entered again for it.':
    'Outro issuer é outro lugar: o Client secret precisa ser digitado de novo para ele.',
  'the Client secret, entered once more': 'o Client secret, digitado mais uma vez',
  'a secret that was given for another issuer': 'um segredo dado para outro issuer',
  'Go back to the step of the app and enter the Client secret.':
    'Volte à etapa do aplicativo e digite o Client secret.',
  'an API token that is alive and may read people and groups': 'um token de API válido que possa ler pessoas e grupos',
  'a refusal by Okta': 'uma recusa do Okta',
  'This token may do far more than read people and groups: {power}.':
    'Este token pode muito mais do que ler pessoas e grupos: {power}.',
  'Super Administrator: everything there is': 'Super Administrator: tudo o que há',
  'Organization Administrator: people, apps and settings':
    'Organization Administrator: pessoas, aplicativos e configurações',
  'Application Administrator: every app': 'Application Administrator: todos os aplicativos',
  'Group Administrator: people and passwords': 'Group Administrator: pessoas e senhas',
  'a token made by an account of its own with the role Read-only Administrator':
    'um token de uma conta própria com a função Read-only Administrator',
  'Make an account for this, give it the role Read-only Administrator, and create the token signed in as it.':
    'Crie uma conta para isto, dê a ela a função Read-only Administrator e crie o token conectado com essa conta.',
  'This does not look like an API token of Okta’s.': 'Isto não parece um token de API do Okta.',
  'the token as Okta showed it once, beginning with 00': 'o token como o Okta o mostrou uma vez, começando com 00',
  'something else': 'outra coisa',
  'Create a token and copy it before its window is closed.': 'Crie um token e copie-o antes de fechar a janela dele.',
  'Okta does not know this API token (any more). Make a new one under Security > API > Tokens and paste it here.':
    'O Okta não conhece (ou não conhece mais) este token de API. Crie um novo em Security > API > Tokens e cole-o aqui.',
  'The owner of this API token may not do this in Okta, or the token may only be used from other networks.':
    'O dono deste token de API não pode fazer isto no Okta, ou o token só pode ser usado de outras redes.',
  'This Okta organization does not have the feature. API Access Management is bought separately.':
    'Esta organização do Okta não tem o recurso. API Access Management é comprado à parte.',
  'Okta has nothing by this name (any more).': 'O Okta não tem (ou não tem mais) nada com este nome.',
  'Okta receives too many requests at the moment. Please try again in a minute.':
    'O Okta está recebendo solicitações demais. Tente novamente em um minuto.',
  'Okta refused it: {words}': 'O Okta recusou: {words}',
  'Okta’s management API did not answer. Please try again in a moment.':
    'A API de gerenciamento do Okta não respondeu. Tente novamente em instantes.',
  'This does not look like an Okta API token: it is one long word that begins with 00. Okta shows it once, when it is made.':
    'Isto não parece um token de API do Okta: é uma palavra longa que começa com 00. O Okta o mostra uma vez, quando é criado.',
  'What answers at this address is not an Okta organization, so the token was not sent there.':
    'O que responde neste endereço não é uma organização do Okta, por isso o token não foi enviado para lá.',
  'There is no group in Okta called “{name}”.': 'Não há no Okta um grupo chamado “{name}”.',
  'There is no plan yet. Make one with the Okta domain and an API token first.':
    'Ainda não há um plano. Faça um primeiro, com o domínio do Okta e um token de API.',
  'This plan is being carried out already. Wait until it is done.':
    'Este plano já está sendo executado. Espere até terminar.',
  'People sign in through this set-up now. Taking it back shuts them out; say so once more if that is what you want.':
    'Há pessoas entrando por esta configuração agora. Desfazê-la as deixa de fora; confirme mais uma vez se é isso que você quer.',
  'The API token was deleted here meanwhile. Please give it again.':
    'O token de API foi excluído aqui nesse meio-tempo. Informe-o de novo.',
  'Assignment to {name}': 'Atribuição a {name}',
  'Groups claim in the ID token': 'Claim de grupos no token de ID',
  'App integration': 'Integração de aplicativo',
  'Access policy': 'Política de acesso',
  'Access policy rule': 'Regra da política de acesso',
  'Client secret': 'Client secret',
  'Issuer, Client ID and client secret, given to us': 'Issuer, Client ID e client secret, entregues a nós',
  'Scope groups, included in public metadata': 'Scope groups, incluído nos metadados públicos',
  'The token’s owner may not look at groups.': 'O dono do token não pode ver os grupos.',
  'There is another claim, and Okta keeps one for each app.': 'Há outra claim, e o Okta guarda uma por aplicativo.',
  'Okta’s API does not offer this here.': 'A API do Okta não oferece isto aqui.',
  'The token’s owner may not see client secrets. Copy it by hand.':
    'O dono do token não pode ver os client secrets. Copie-o à mão.',
  'There is no authorization server with this id.': 'Não há servidor de autorização com este id.',
  'It is there, but not for our sign-ins.': 'Está lá, mas não para os nossos logins.',
  'First comes: {what}.': 'Antes é preciso: {what}.',
  'There are more than a hundred groups, and Okta refuses a sign-in whose token would list more than that. Choose a filter that matches only the groups that matter here.':
    'Há mais de cem grupos, e o Okta recusa um login cujo token listaria mais que isso. Escolha um filtro que pegue só os grupos que importam aqui.',
  'Somebody changed it in Okta since, so it stays as it is.': 'Alguém o mudou no Okta depois, então fica como está.',
  'The token belongs to {owner}, who may not change {what}.': 'O token pertence a {owner}, que não pode mudar {what}.',
  applications: 'aplicativos',
  'authorization servers': 'servidores de autorização',
  'This is the secret that is in use already, so nothing would follow it.':
    'Este é o segredo que já está em uso, então nada viria depois dele.',
  'a second active secret': 'um segundo segredo ativo',
  'the one in use': 'o que está em uso',
  'Choose Generate new secret, and copy the new one.': 'Escolha Generate new secret e copie o novo.',
  'an API token whose owner may change applications': 'um token de API cujo dono possa alterar aplicativos',
  'Enter the address of our keys in Okta by hand, as described here, and check again.':
    'Digite à mão no Okta o endereço das nossas chaves, como descrito aqui, e verifique de novo.',
  'This connection does not prove itself by a client secret, so there is none to follow it.':
    'Esta conexão não se identifica por um client secret, então nenhum pode vir depois dele.',
  'This connection is still a draft. Give it oktaDomain or issuer, clientId and clientSecret first.':
    'Esta conexão ainda é um rascunho. Dê a ela primeiro oktaDomain ou issuer, clientId e clientSecret.',
  'Somebody else changed this connection meanwhile. Read it again and repeat your change.':
    'Outra pessoa mudou esta conexão nesse meio-tempo. Leia-a de novo e repita a sua mudança.',
  'With a new issuer, domain or client ID the client secret has to be given again.':
    'Com um novo issuer, domínio ou Client ID, o client secret precisa ser informado de novo.',
  'This connection has no draft. Make one first: PUT /connections/{id}/draft':
    'Esta conexão não tem rascunho. Faça um primeiro: PUT /connections/{id}/draft',
  'The draft still needs {missing}.': 'Ao rascunho ainda falta {missing}.',
  'This version has not passed a test sign-in with exactly the settings it has now. Test it, then it can go live.':
    'Esta versão não passou por um login de teste com exatamente as configurações que tem agora. Teste-a, e ela poderá ser ativada.',
  'This link does not work any more, or was cut off on its way. Whoever sent it can make a new one.':
    'Este link não funciona mais, ou foi cortado no caminho. Quem o enviou pode fazer um novo.',
  'Please open the link from your invitation again.': 'Abra de novo o link do seu convite.',
  'Too many codes were sent for this link today. Please try again tomorrow, or ask for a new link.':
    'Foram enviados códigos demais para este link hoje. Tente amanhã, ou peça um novo link.',
  'Many people were asked for help from here today. Please ask others tomorrow.':
    'Hoje já foi pedida ajuda a muitas pessoas a partir daqui. Peça a outras amanhã.',
  'There is nothing at this address.': 'Não há nada neste endereço.',
  'This request came from another site and was not carried out.':
    'Esta solicitação veio de outro site e não foi executada.',
  'The request is larger than anything this address accepts.': 'A solicitação é maior do que este endereço aceita.',
  'Something went wrong on our side. Please try again.': 'Algo deu errado do nosso lado. Tente novamente.',
  'Proven by DNS': 'Comprovado por DNS',
  '{domain} belongs to another organization already.': '{domain} já pertence a outra organização.',
  'There are two hundred domains here already. Please remove one first.':
    'Já há duzentos domínios aqui. Remova um primeiro.',
  '{domain} is a registry, not a company’s domain.': '{domain} é um registro público, não o domínio de uma empresa.',
  '{domain} is a public mail service: people of every company have addresses there.':
    '{domain} é um serviço de e-mail público: pessoas de todas as empresas têm endereços lá.',
  '{domain} must be an e-mail domain, for example acme.com.':
    '{domain} precisa ser um domínio de e-mail, por exemplo acme.com.',
  'The guide has not been built on this server. `npm run console` builds it.':
    'O guia não foi construído neste servidor. `npm run console` o constrói.',
  'no such app': 'esse aplicativo não existe',
  'no such server': 'esse servidor não existe',
  'no active policy for this client': 'nenhuma política ativa para este cliente',
  'no answer': 'nenhuma resposta',
  hidden: 'oculto',
  '{count} active ones, the newest of {day}': '{count} ativos, o mais recente de {day}',
}

export const places: ToldPlaces = {
  'the app': 'o aplicativo',
  'the app: the status menu beside its name': 'o aplicativo: o menu de status ao lado do nome',
  'the app with Client ID {clientId}': 'o aplicativo com o Client ID {clientId}',
  'the app with Client ID {clientId}: the status menu beside its name':
    'o aplicativo com o Client ID {clientId}: o menu de status ao lado do nome',
  'the authorization server': 'o servidor de autorização',
  'the server {id}': 'o servidor {id}',
  'the brand': 'a brand',
}
