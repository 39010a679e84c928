import type { Words } from './words.ts'

export const help: Words['help'] = {
  ask: 'Pedir a outra pessoa que faça isto',
  askAgain: 'Pedir a outra pessoa',
  name: 'Nome da pessoa',
  email: 'E-mail de trabalho da pessoa',
  send: 'Enviar o link',
  what: 'A pessoa recebe um link que leva só a este passo. Vale trinta dias e abre com um código que chega à caixa de entrada dela. Você vê aqui quando estiver feito.',
  sent: (name, email) => `${name} (${email}) recebeu uma mensagem com um link para este passo.`,
  opened: 'Aberto: {when}',
  notOpened: 'Ainda não aberto. Pedido: {when}',
  noteTitle: 'Um recado para enviar junto',
  note: (name, application, organization, email) =>
    `Olá, ${name}! Estou conectando o Okta de ${organization} a ${application} e preciso de você para um passo. Há uma mensagem de ${application} na sua caixa de entrada (${email}): o link leva direto a esse passo, diz o que fazer e confere na hora.`,
}
