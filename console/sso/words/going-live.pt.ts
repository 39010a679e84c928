import type { Words } from './words.ts'

export const goingLive: Words['goingLive'] = {
  who: 'Para quem',
  domains: (domains) => `Pessoas com um endereço em ${domains}`,
  assigned: 'Quem estiver atribuído ao aplicativo no seu Okta',
  accounts: 'Até agora',
  known: (accounts, signedIn) =>
    accounts === 0
      ? 'Ninguém entrou desta forma ainda'
      : accounts === 1
        ? `1 pessoa entrou desta forma, com sessão aberta agora: ${signedIn}`
        : `${accounts} pessoas entraram desta forma, com sessão aberta agora: ${signedIn}`,
  today: 'Hoje',
  nothingYet: 'Ninguém entra com o seu Okta ainda',
  after: 'A partir daí',
  back: 'O caminho de volta',
  backOff: (application) => `Um clique do suporte de ${application} desliga de novo`,
  backTo: (application) => `Um clique do suporte de ${application} restaura o que há hoje`,
  otherIssuer:
    'Outro emissor é outro lugar: lá as pessoas são novas. Quem está com a sessão aberta precisa entrar de novo e recebe uma conta nova.',
  open: (application) => `Abrir ${application}`,
  report: 'Baixar o relatório',
  reportHint: 'O que foi comprovado, quando e por quem: um arquivo para o seu chamado de mudança, sem nenhum segredo.',
}
