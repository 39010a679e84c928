import type { Words } from './words.ts'

export const help: Words['help'] = {
  ask: 'Jemand anderen darum bitten',
  askAgain: 'Noch jemanden bitten',
  name: 'Name der Person',
  email: 'Geschäftliche E-Mail',
  send: 'Link senden',
  what: 'Die Person bekommt einen Link, der nur zu diesem Schritt führt. Er gilt dreißig Tage und öffnet sich mit einem Code, der in ihr Postfach kommt. Sie sehen hier, wenn es erledigt ist.',
  sent: (name, email) => `${name} (${email}) hat einen Brief mit einem Link zu diesem Schritt.`,
  opened: 'Geöffnet: {when}',
  notOpened: 'Noch nicht geöffnet. Gefragt: {when}',
  noteTitle: 'Eine Nachricht zum Mitschicken',
  note: (name, application, organization, email) =>
    `Hallo ${name}, ich binde das Okta von ${organization} an ${application} an und brauche Sie für einen Schritt. In Ihrem Postfach (${email}) liegt ein Brief von ${application}: Der Link darin führt genau zu diesem Schritt, sagt, was zu tun ist, und prüft es sofort.`,
}
