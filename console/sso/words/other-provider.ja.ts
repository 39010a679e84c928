import type { Words } from './words.ts'

export const otherProvider: Words['otherProvider'] = {
  hint: 'Okta 以外ですか？ OpenID Connect プロバイダーの issuer を入力してください（例：https://login.acme.com/realms/staff）',
  left: 'Okta だけの 3 つの手順は省かれます：タイル、認可サーバー、API トークンによる監視。',
  register: {
    client:
      'お使いのプロバイダーで、Web アプリケーション用のクライアントを登録してください。種類は confidential、フローは **authorization code** です。',
    name: '名前：**{application}**。リダイレクト URI は一字一句このとおりに：',
    scopes:
      'スコープ：**openid**、**profile**、**email**。グループを伝えられる場合は、**groups** という名前のクレームで。',
    copy: 'Client ID と Client secret をコピーしてください。シークレットの送り方（**client_secret_basic** か **client_secret_post**）はここで自動的に判別します。',
  },
  guide: {
    pageTitle: (organization) => `サインインサービスを接続 · ${organization}`,
    heading: (organization) => `${organization} のサインインサービスを接続`,
    lead: (organization) =>
      `入力した内容は、その場でお使いのプロバイダーに対して確認されます。本番に切り替えるまで ${organization} の方々に影響はありません。このページはいつ閉じても大丈夫です。招待のリンクからここに戻れます。`,
  },
  titles: { 'okta-domain': 'どのサインインサービスですか？', app: 'アプリケーションを登録' },
  oktaDomain: { label: 'Issuer' },
  test: {
    lead: (application) =>
      `入力した設定そのままで、新しいウィンドウでサインインを試します。プロバイダーが認める方ならどなたでも構いません。${application} に実際に入ることはなく、プロバイダーの応答と、そこから作られる内容を確認できます。`,
  },
  parts: { discovery: 'プロバイダーの検索', at_okta: 'プロバイダーでの処理' },
  goLive: {
    first: (organization, application) =>
      `この時点から、${organization} の方々はお使いのサインインサービスで ${application} にサインインします。`,
    live: (organization, application) =>
      `${organization} の方々はお使いのサインインサービスで ${application} にサインインしています。これ以降の変更はまずテストされ、もう一度本番に切り替えるまで誰にも影響しません。`,
  },
}
