import type { Words } from './words.ts'

export const help: Words['help'] = {
  ask: 'Pedir a otra persona que lo haga',
  askAgain: 'Pedírselo a otra persona',
  name: 'Su nombre',
  email: 'Su correo de trabajo',
  send: 'Enviar el enlace',
  what: 'Recibe un enlace que lleva solo a este paso. Vale treinta días y se abre con un código que llega a su buzón. Aquí verá cuándo está hecho.',
  sent: (name, email) => `${name} (${email}) tiene una carta con un enlace a este paso.`,
  opened: 'Abierto: {when}',
  notOpened: 'Aún sin abrir. Pedido: {when}',
  noteTitle: 'Una nota para acompañar',
  note: (name, application, organization, email) =>
    `Hola, ${name}: estoy conectando el Okta de ${organization} con ${application} y le necesito para un paso. En su buzón (${email}) hay una carta de ${application}: el enlace lleva justo a ese paso, dice qué hacer y lo comprueba al momento.`,
}
