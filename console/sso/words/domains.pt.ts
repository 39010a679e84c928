import type { Words } from './words.ts'

export const domains: Words['domains'] = {
  lead: (application) =>
    `Quem digita o e-mail de trabalho no ${application} é levado ao seu Okta pelo domínio. Um registro TXT no DNS mostra que o domínio é seu.`,
  label: 'Domínio de e-mail',
  hint: 'O que vem depois do @ nos endereços da sua equipe. Um subdomínio conta como um domínio à parte.',
  add: 'Adicionar domínio',
  record: 'Quem cuida do DNS de {domain} adiciona este registro, do tipo **TXT**:',
  recordName: 'Nome do registro',
  recordValue: 'Valor do registro',
  trap: 'Muitas páginas de DNS acrescentam o domínio sozinhas. Nelas o nome é apenas {short}.',
  looking: 'Procurando o registro…',
  notYet: 'Ainda não está lá. Última busca: {when}.',
  looked: 'Última busca: {when}. O que você mudar será notado sozinho.',
  patience:
    'Isto fica verde sozinho, em geral um minuto depois de adicionado e raramente uma hora. Você pode fechar esta página: a busca continua.',
  seen: 'O registro estava lá {when}. Deixe-o onde está: ele é procurado todos os dias.',
  vouched: (application) =>
    `O ${application} afirma que este domínio é seu, então os endereços dele já levam ao seu Okta.`,
  proveIt: 'Comprovar por DNS',
  states: {
    pending: 'Aguardando',
    wrong: 'Precisa de você',
    proven: 'Comprovado',
    failing: 'Registro ausente',
    lost: 'Perdido',
    vouched: 'Atestado',
  },
  remove: 'Remover',
  removeNamed: (domain) => `Remover ${domain}`,
  removeWhat: (domain) => `Os endereços de ${domain} não levarão mais ninguém ao seu Okta.`,
  keep: 'Manter',
  skip: 'Por enquanto sem domínios',
}
