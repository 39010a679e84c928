import type { ToldSignatures } from './told.ts'

export const waysBack: ToldSignatures['waysBack'] = {
  answer_without_state: {
    sentence: 'Alguém chegou à URI de redirecionamento sem uma resposta do Okta: um favorito, ou um endereço cortado.',
    todo: ['Comece pelo aplicativo ou pelo ícone.', 'Se for um favorito, exclua-o.'],
    want: 'state e code',
    got: 'parâmetros: {sent}',
  },
  state_not_ours: {
    sentence:
      'A resposta não pertence a nenhum login que começamos: o endereço foi alterado, ou o serviço ganhou chaves novas.',
    todo: ['Comece de novo a partir do aplicativo.'],
  },
  state_of_another_browser: {
    sentence: 'O login começou em outro navegador ou perfil, ou este não guarda cookies.',
    todo: [
      'Comece de novo e fique em um só navegador até o fim; um link em um e-mail costuma abrir outro.',
      'Os cookies deste serviço precisam ser permitidos.',
    ],
    want: 'o navegador em que começou',
  },
  state_expired: {
    sentence: 'Mais de dez minutos se passaram entre o início e a resposta.',
    todo: ['Comece de novo a partir do aplicativo.', 'Se a página de login era um favorito, exclua-o.'],
    want: 'uma resposta em dez minutos',
  },
  state_used: {
    sentence: 'A mesma resposta chegou uma segunda vez: Voltar ou Recarregar foi pressionado, ou duas abas a enviaram.',
    todo: ['Comece de novo a partir do aplicativo. Se a primeira tentativa deu certo, a pessoa já está conectada.'],
  },
  answer_at_another_connection: {
    sentence: 'A resposta chegou ao endereço de outra conexão, não da que o login usou na saída.',
    todo: [
      'Comece de novo.',
      'Se acontecer de novo, as URIs de redirecionamento das duas conexões foram trocadas no Okta: compare-as.',
    ],
  },
  answer_twice_over: {
    sentence: 'A resposta traz um parâmetro repetido, então ninguém pode dizer qual vale.',
    todo: ['Comece de novo.', 'Se acontecer de novo, algo entre o Okta e o navegador adiciona parâmetros.'],
  },
  answer_too_long: {
    sentence: 'A resposta é maior que qualquer uma do Okta.',
    todo: ['Comece de novo.', 'Se acontecer de novo, informe o número de rastreamento.'],
  },
  answer_yes_and_no: {
    sentence: 'A resposta traz ao mesmo tempo um código e um erro.',
    todo: ['Comece de novo.', 'Se acontecer de novo, alguém monta respostas: informe o número de rastreamento.'],
  },
  answer_with_tokens: {
    sentence: 'A resposta traz tokens no endereço, onde qualquer um pode lê-los.',
    todo: ['Edit e desmarque Implicit (hybrid) em Grant type; só Authorization Code é necessário.'],
    want: 'um código',
    got: 'tokens no endereço',
  },
  answer_empty: {
    sentence: 'A resposta não tem código nem erro.',
    todo: ['Comece de novo a partir do aplicativo.'],
    want: 'um código ou um erro',
    got: 'nem um nem outro',
  },
  signed_in_as_somebody_else: {
    sentence: 'Neste navegador está conectada ao Okta outra pessoa, não a que o aplicativo pediu.',
    todo: ['Saia do Okta e comece de novo; ou deixe o aplicativo perguntar com prompt=login.'],
    want: 'a pessoa que o aplicativo indicou',
  },
  switch_declined: {
    sentence: 'Outra pessoa estava conectada aqui, e a pessoa preferiu continuar assim.',
    todo: ['Não há nada de errado. Para entrar como a outra pessoa, comece de novo e escolha Continuar.'],
  },
  confirmation_expired: {
    sentence: 'A pergunta sobre continuar como outra pessoa ficou aberta por mais de dois minutos.',
    todo: ['Comece de novo a partir do aplicativo.'],
  },
  sign_in_too_old: {
    sentence: 'O aplicativo quer um login no Okta mais recente que o da pessoa.',
    todo: ['Saia do Okta e comece de novo.', 'Se acontecer de novo, o max_age do aplicativo é muito curto.'],
    want: 'um login nos últimos {maxAge} s',
  },
}
