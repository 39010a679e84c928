import type { Words } from './words.ts'

export const upkeep: Words['upkeep'] = {
  lead: (organization, application) =>
    `As pessoas de ${organization} entram em ${application} pelo que está conectado aqui. O que você mudar é testado primeiro, e ninguém percebe nada até você ativar de novo.`,
  preparing: 'Uma mudança está sendo preparada; as pessoas entram como antes',
  begun: 'Começada {when}.',
  tested: 'Ela foi testada e pode ser ativada.',
  differs: 'O que é diferente daquilo com que as pessoas entram agora',
  nothingDiffers: 'Nada é diferente daquilo com que as pessoas entram agora.',
  inUse: 'o que está em uso',
  another: 'outro',
  carryOn: 'Continuar com ela',
  drop: 'Descartar a mudança',
  dropSure: 'O que foi digitado para ela é esquecido. Aquilo com que as pessoas entram fica como está.',
  dropYes: 'Sim, descartar',
  dropNo: 'Manter',
  title: 'Para continuar funcionando',
  intro: 'Duas coisas que se fazem sem interromper ninguém.',
  testOfLive: 'Este é o login que foi testado antes da ativação. Assim que você preparar uma mudança, poderá testá-la.',
  untested: 'Nenhum login foi testado: o suporte do seu aplicativo configurou isto por um programa.',
  secret: {
    title: 'Um segundo client secret',
    one: 'Um em uso',
    two: 'O segundo espera',
    turned: 'O segundo assumiu',
    why: 'Quando o segredo precisar ser trocado: o novo espera aqui ao lado do antigo e assume sozinho no momento em que o seu Okta recusa o antigo. Ninguém precisa estar presente.',
    generate:
      'No Okta, na página do aplicativo, aba **General**, em **CLIENT SECRETS**: **Generate new secret**. Deixe o antigo como **Active** por enquanto.',
    copy: 'Copie o novo e digite-o aqui. Ele é testado no seu Okta antes de ser guardado.',
    label: 'Novo client secret',
    waits: 'Aceito pelo seu Okta {when}; está esperando.',
    deactivate:
      'Quando lhe convier: no Okta, mude o antigo para **Inactive**. A partir daí o novo é usado sozinho, e isso aparece aqui.',
    takeBack: 'Retirar',
    tookOver: 'O segundo segredo assumiu {when}. O antigo pode ser excluído no Okta.',
    other: 'No seu provedor, crie um segundo client secret e deixe o primeiro válido.',
  },
  key: {
    title: 'Uma assinatura no lugar do segredo',
    bySecret: 'Por segredo',
    prepared: 'Em preparação',
    byKey: 'Por assinatura',
    why: 'Com **Public key / Private key** não há segredo que possa vazar ou precise ser trocado: nós assinamos, e o seu Okta confere com as nossas chaves públicas, que ele mesmo busca.',
    first:
      'Pressione o botão antes de mudar qualquer coisa no Okta. O Okta exclui os segredos quando você salva lá; depois de pressionado, quem entrar nesse momento entra pela assinatura.',
    begin: 'Preparar a assinatura',
    beginInOkta: 'Preparar e configurar no Okta com o token de API',
    edit: 'No Okta, na página do aplicativo, aba **General**: **Edit** ao lado de **Client Credentials**.',
    choose:
      'Em Client authentication, **Public key / Private key**; depois **Use a URL to fetch keys dynamically** com esta URL; depois **Save**:',
    url: 'URL das nossas chaves',
    accepted: 'O seu Okta aceita a nossa assinatura. Agora teste um login e depois ative.',
    toTest: 'Testar um login',
    live: 'Nós assinamos, e o seu Okta confere com as chaves que busca neste endereço. Quando as nossas chaves mudam, ele percebe sozinho.',
    back: 'Assinamos no lugar de um segredo. Digite um apenas para voltar a ele.',
    other:
      'No seu provedor, defina a autenticação do cliente como **private_key_jwt** e o **jwks_uri** dele como esta URL:',
  },
}
