import type { ToldSignatures } from './told.ts'

export const provingDomains: ToldSignatures['provingDomains'] = {
  domain_record_missing: {
    sentence: 'Ainda não há um registro TXT em {name}.',
    todo: [
      'Adicione no DNS de {domain} um registro TXT com exatamente este nome e este valor.',
      'Acabou de adicionar? Os servidores de nomes lembram por um tempo que não havia nenhum, raramente mais de uma hora. Não é preciso fazer mais nada.',
    ],
    got: 'nenhum registro TXT',
  },
  domain_not_in_dns: {
    sentence: 'O domínio {domain} não existe no DNS.',
    todo: ['Procure um erro de digitação no nome.', 'Um domínio recém-registrado leva algumas horas.'],
    want: 'um domínio com servidores de nomes',
    got: 'esse nome não existe',
  },
  domain_record_other: {
    sentence: 'Há um registro TXT em {name}, e ele diz outra coisa.',
    todo: [
      'Adicione no DNS de {domain} um registro TXT com exatamente este nome e este valor.',
      'Outros registros com o mesmo nome podem ficar.',
    ],
  },
  domain_record_old: {
    sentence: 'O registro TXT em {name} tem o valor de outro pedido.',
    todo: ['Ponha o valor mostrado agora. O outro pode ficar ao lado se outra configuração precisar dele.'],
  },
  domain_record_almost: {
    sentence: 'O registro TXT em {name} tem o valor com algo em volta, ou incompleto.',
    todo: ['Tire o que não é do valor: aspas, espaços, a palavra TXT.'],
  },
  domain_record_appended: {
    sentence: 'O registro está em {name}.{domain}: a página de DNS acrescentou o domínio sozinha.',
    todo: ['Dê ao registro só o nome _gatepass, sem o domínio.'],
  },
  domain_record_at_apex: {
    sentence: 'O registro está em {domain} mesmo, não em {name}.',
    todo: [
      'Dê ao registro o nome _gatepass. A maioria das páginas de DNS quer só isso e acrescenta o domínio sozinha.',
    ],
  },
  domain_servers_broken: {
    sentence:
      'Os servidores de nomes de {domain} respondem com um erro (SERVFAIL ou parecido), então ninguém consegue ler o registro.',
    todo: [
      'Quem administra o DNS de {domain} pode ver por quê: muitas vezes assinaturas DNSSEC vencidas, ou um servidor que não conhece o domínio.',
    ],
    want: 'uma resposta para {name}',
    got: 'um erro',
  },
  domain_servers_silent: {
    sentence: 'Nenhum servidor de nomes respondeu a tempo por {name}.',
    todo: [
      'Espere um minuto: a pergunta é refeita.',
      'Se continuar assim, os servidores de nomes de {domain} não podem ser alcançados.',
    ],
    want: 'uma resposta em cinco segundos',
    got: 'nenhuma',
  },
  domain_failing: {
    sentence:
      'O registro TXT de {domain} está faltando desde {since}. Sete dias depois, endereços de lá não trazem mais ninguém aqui.',
    todo: ['Ponha o registro de volta, com exatamente este nome e este valor.'],
  },
  domain_lost: {
    sentence:
      'O registro TXT de {domain} está faltando desde {since}, então endereços de lá não trazem mais ninguém aqui.',
    todo: ['Ponha o registro de volta e verifique de novo.', 'Se {domain} não é mais seu, remova-o aqui.'],
  },
}
