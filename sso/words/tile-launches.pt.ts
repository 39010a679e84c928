import type { ToldSignatures } from './told.ts'

export const tileLaunches: ToldSignatures['tileLaunches'] = {
  initiate_uri_is_the_redirect_uri: {
    sentence: 'Um clique no ícone chegou à URI de redirecionamento: ela também foi posta como Initiate login URI.',
    todo: ['Edit e defina Initiate login URI como: {initiateLoginUri}'],
  },
  redirect_uri_is_the_initiate_uri: {
    sentence: 'A resposta de um login chegou ao endereço do ícone: ele foi posto como URI de redirecionamento.',
    todo: ['Edit e deixe em Sign-in redirect URIs só isto: {redirectUri}'],
  },
  okta_simplified_launch: {
    sentence:
      'O ícone envia um token de ID que ninguém pediu (“Okta Simplified”), que qualquer um poderia plantar em um navegador, por isso não é aceito.',
    todo: ['Edit e defina Login flow como: Redirect to app to initiate login (OIDC Compliant).'],
    want: 'um acesso com iss',
    got: 'um token de ID',
  },
  launch_not_understood: {
    sentence: 'Ao endereço do ícone chegou algo que não é um clique no ícone.',
    todo: ['Abra o aplicativo pelo ícone ou pelo próprio endereço dele.'],
    got: 'parâmetros: {sent}',
  },
  initiate_login_uri_missing: {
    sentence: 'O aplicativo no Okta não tem uma Initiate login URI utilizável, então o ícone não leva a lugar nenhum.',
    todo: [
      'Edit e defina Login initiated by como Either Okta or App.',
      'Defina Initiate login URI como: {initiateLoginUri}',
    ],
  },
  tile_of_another_okta: {
    sentence: 'O ícone pertence a outro Okta, não ao que está conectado aqui.',
    todo: [
      'Cada Okta tem aqui um endereço próprio: digite a Initiate login URI que este guia mostra para ele.',
      'Se este Okta ganhou depois um domínio personalizado, verifique aqui de novo a primeira etapa, para que os nomes sejam lidos de novo.',
    ],
  },
  tile_without_issuer: {
    sentence: 'O link não diz de qual Okta vem: é um favorito do endereço, não o ícone.',
    todo: ['Abra o aplicativo pelo ícone ou pelo próprio endereço dele.', 'Login flow precisa ser OIDC Compliant.'],
    got: 'nenhum',
  },
  tile_leads_to_no_application: {
    sentence: 'Não está dito a qual aplicativo o ícone leva.',
    todo: ['Defina applicationId da conexão: há {applications} aplicativos para escolher.'],
    want: 'um aplicativo',
  },
  application_without_initiate_uri: {
    sentence: 'O aplicativo não tem um endereço em que um ícone possa abri-lo.',
    todo: ['Dê ao aplicativo uma initiateLoginUri; até lá se começa pelo próprio aplicativo.'],
    want: 'initiateLoginUri do aplicativo',
    got: 'nenhuma',
  },
  too_many_launches: {
    sentence: 'Uma rede clicou em ícones mais de seiscentas vezes em um minuto: um laço, ou uma enxurrada.',
    todo: ['Espere um minuto.', 'Se acontecer de novo, procure um laço: o aplicativo devolve as pessoas ao ícone.'],
  },
}
