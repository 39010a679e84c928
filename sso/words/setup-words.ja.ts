import type { SetupWords } from './setup-words.en.ts'

export const setupWords: SetupWords = {
  invitation: {
    title: 'Okta を接続',
    heading: (organization) => `${organization} の Okta を接続`,
    lead: (name) =>
      `${name} 様。数分で終わり、いつでも中断して戻れます。どの手順もその場で確認されます。本番に切り替えるまで、サインイン中の方に影響はありません。`,
    after: (organization, application) =>
      `切り替え後は、${organization} の方々がお使いの Okta で ${application} にサインインします。`,
    mailbox: (mailbox) => `はじめにご本人であることを確認します。${mailbox} にコードを送ります。`,
    send: 'コードを送る',
    need: '必要なもの：御社の Okta にアプリケーションを追加できるアカウント。',
  },
  code: {
    title: 'コードの入力',
    heading: 'メールをご確認ください',
    lead: (mailbox) => `6 桁のコードを記したメールを ${mailbox} に送りました。`,
    label: 'コード',
    go: '続ける',
    again: '別のコードを送る',
    wrong: 'コードが違います。最新のメールをご確認ください。',
    worn: 'このコードはもう使えません。10 分以上経ったか、試した回数が多すぎます。',
    company: '御社',
  },
  problem: {
    closed: 'このリンクは開けません',
    other: 'うまくいきませんでした',
  },
  codeLetter: {
    subject: (code) => `${code} がコードです`,
    why: (organization) =>
      `${organization} の Okta を接続するリンクが開かれました。お心当たりがあれば、次のコードをお使いください。`,
    care: '10 分間有効です。お心当たりがなければ何もする必要はありません。コードがなければリンクでは何も開けません。',
  },
  helpLetter: {
    subject: (from) => `${from} さんからサインイン設定のご協力のお願いです`,
    hello: (name) => `${name} 様`,
    asks: (from, organization, what) =>
      `${from} さんが ${organization} の Okta を接続しており、次のご協力をお願いしています：${what}。このリンクはその手順だけを開きます。`,
    does: {
      'okta-domain': 'どの Okta かを入力する',
      app: 'Okta にアプリケーションを追加する',
      'initiate-login': 'Okta のタイルを使えるようにする',
      'authorization-server': '認可サーバーを選ぶ',
      'api-token': 'Okta で API トークンを作成する',
      domains: 'DNS にレコードを追加する',
      test: 'サインインを試す',
      'go-live': '本番に切り替える',
    },
    care: '30 日間、あなただけが使えます。このメールアドレスに届くコードの入力が必要です。',
  },
  invitationLetter: {
    subject: (organization, application) => `${organization} の Okta を ${application} に接続するお願い`,
    whole: (organization, application) =>
      `${organization} の方々が、お使いの Okta で ${application} にサインインできるようにします。Okta の接続をお願いいたします。このリンクから、どの手順もその場で確認できるガイドが開きます。`,
    step: (organization, application, what) =>
      `${organization} の方々が、お使いの Okta で ${application} にサインインできるようにします。次のご協力をお願いいたします：${what}。このリンクはその手順だけを開きます。`,
    from: (inviter, application) => `このご案内は ${application} の ${inviter} からお送りしています。`,
    care: '30 日間、何度でも、あなただけが使えます。このメールアドレスに届くコードの入力が必要です。本番に切り替えるまで、誰にも影響はありません。',
  },
  driftLetter: {
    subject: (application) =>
      `お使いの Okta に変更がありました：${application} へのサインインに失敗するおそれがあります`,
    mildSubject: (application) => `お使いの Okta に、${application} に関する変更がありました`,
    lead: (application) =>
      `${application} へのサインインに必要なものがお使いの Okta に揃っているか、毎晩確認しています。次の変更がありました。`,
    wanted: (value) => `期待値：${value}`,
    found: (value) => `実際：${value}`,
    where: (menu) => `Okta での場所：${menu}`,
    back: 'このリンクから、あらためて確認する画面が開きます。30 日間、あなただけが使えます。',
    once: 'お知らせはそれぞれ一度だけです。一度解消してから再び起きた場合に限り、もう一度お送りします。',
  },
  someApplication: 'アプリケーション',
}
