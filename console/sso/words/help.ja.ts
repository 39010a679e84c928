import type { Words } from './words.ts'

export const help: Words['help'] = {
  ask: '別の方に依頼する',
  askAgain: 'さらに別の方に依頼する',
  name: '相手のお名前',
  email: '相手の会社用メールアドレス',
  send: 'リンクを送る',
  what: '相手にはこの手順だけを開くリンクが届きます。30 日間有効で、相手のメールに届くコードで開きます。完了するとここに表示されます。',
  sent: (name, email) => `${name} さん（${email}）に、この手順へのリンクをメールでお送りしました。`,
  opened: '開封: {when}',
  notOpened: '未開封。依頼: {when}',
  noteTitle: '添えるメッセージ',
  note: (name, application, organization, email) =>
    `${name} さん、${organization} の Okta を ${application} に接続しており、1 つの手順をお願いしたいです。${application} からのメールが ${email} に届いています。リンクを開くとその手順だけが表示され、作業内容の案内と確認がその場で行われます。`,
}
