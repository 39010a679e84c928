import type { Words } from './words.ts'

export const steps: Words['steps'] = {
  oktaDomain: {
    label: 'Okta ドメイン',
    hint: 'お手元にあるものをそのまま貼り付けてください。Okta で今開いているページのアドレスでも構いません。',
  },
  app: {
    create: 'Okta で **Applications → Applications → Create App Integration** を開きます。',
    kind: 'Sign-in method は **OIDC - OpenID Connect**、Application type は **Web Application** を選び、**Next** を押します。',
    name: 'App integration name は **{application}** です。Sign-in redirect URIs には、既にあるものを次に置き換えます：',
    assign:
      'Assignments では **Allow everyone in your organization to access** か、利用するグループを選びます。ほかはそのままで構いません。最後に **Save** を押します。',
    copy: '開いたページで Client ID と Client secret をコピーします。',
    groups:
      'グループの情報も届くように、**Sign On** タブの **OpenID Connect ID Token** の横の **Edit** を押し、Group claims filter を **groups**、**Matches regex**、{everything} にして **Save** を押します。',
    secretKept: '保存済みです。そのまま使う場合は空のままにしてください。',
    secretHint: '暗号化して保管し、二度と表示しません。',
  },
  tile: {
    lead: (application) =>
      `タイルとは、皆さんの Okta ダッシュボードにある ${application} のアイコンです。クリック一つで利用を始められます。`,
    made: 'API トークンで作成しました。ここですることはもうありません。ご希望なら、クリックして確認できます。',
    edit: 'Okta のアプリのページで **General** タブを開き、**General Settings** の横の **Edit** を押します。',
    login:
      '**LOGIN** で、Login initiated by を **Either Okta or App** にし、**Display application icon to users** にチェックを入れ、Login flow を **Redirect to app to initiate login (OIDC Compliant)** にします。',
    uri: 'Initiate login URI に次を入力し、**Save** を押します：',
    click: (application) =>
      `下のボタンを押してから {dashboard}へ移動し、${application} のタイルをクリックしてください。`,
    dashboard: 'Okta のダッシュボード',
    ready: 'タイルをクリックする準備ができました',
    again: 'もう一度クリックを待つ',
    waiting: 'クリックを待っています…',
    clickNow: 'タイルを今クリックしてください。クリックが届くと自動的に緑になります。',
    noTile:
      'タイルが見当たりませんか？ **Login initiated by** がまだ **App Only** になっているか、変更が保存されていないか、アプリがあなたに割り当てられていません。',
    elsewhere: '別のページが開きますか？ Okta の **Initiate login URI** が上のものと一字一句同じではありません。',
    skip: 'タイルは使いません',
  },
  server: {
    question: '誰がサインインを処理しますか？',
    org: '組織の認可サーバー',
    orgHint: 'ほとんどの場合はこちらです。作業は不要です。',
    custom: 'カスタム認可サーバー',
    customHint: '独自のアクセスポリシーを使う場合です。Okta の API Access Management が必要です。',
    choose:
      'Okta で **Security → API → Authorization Servers** を開きます。既にあるもの（例：**default**）で構いません。',
    add: (application) =>
      `新しく作る場合は **Add Authorization Server** を押し、**Name** に ${application}、**Audience** に api://sign-in などの名前を入力して **Save** を押します。`,
    copy: 'その **Issuer URI** をコピーし、下に入力します。',
    policy: (application) =>
      `サーバーのページの **Access Policies** タブで **Add New Access Policy** を押し、名前と説明を入力します。割り当て先を **The following clients:** ${application} にして **Create Policy** を押します。`,
    rule: 'そのポリシーで **Add Rule** を押し、名前を入力して **Grant type is** を **Authorization Code** にします。ほかはそのままで構いません。最後に **Create Rule** を押します。',
  },
  apiToken: {
    lead: '読み取り専用のトークンがあれば、毎晩お使いの Okta を確認し、問題が起きる前にお知らせします。サインインできない方がいるときは、Okta のログから理由をお伝えします。トークンがなくてもサインインはできます。ユーザーとグループは数えるだけで、トークンが使えることの確認になります。',
    account:
      'Okta で **Directory → People → Add person** から、この用途専用のアカウントを作ります。その **Admin roles** タブで **Read-only Administrator** を付けてください。トークンには作成者と同じ権限があります。',
    create:
      'そのアカウントでサインインし、**Security → API → Tokens → Create token** を開きます。トークンは一度しか表示されません。',
    label: 'API トークン',
    hint: '暗号化して保管し、二度と表示しません。',
    skip: '今はこれなしで進む',
  },
  test: {
    lead: (application) =>
      `入力した設定そのままで、新しいウィンドウでサインインを試します。アプリに割り当てられた方ならどなたでも構いません。${application} に実際に入ることはなく、Okta の応答と、そこから作られる内容を確認できます。`,
    start: 'サインインを試す',
    again: 'もう一度試す',
    waiting: '別のウィンドウでのサインインを待っています…',
    groups: 'グループ',
    groupsUnsaid: 'グループの情報はありませんでした',
    none: 'なし',
    account: 'アカウント',
    fields: {
      subject: 'Subject',
      email: 'メール',
      emailVerified: 'メール確認済み',
      name: '氏名',
      givenName: '名',
      familyName: '姓',
    },
    accountNew: '新規に作成されます',
    accountKnown: '既存のアカウントです',
    idToken: 'ID トークン',
    happened: '経過',
    failed: '失敗',
    seconds: (much) => `${much} 秒`,
    milliseconds: (much) => `${much} ミリ秒`,
    parts: {
      discovery: 'Okta の検索',
      at_okta: 'Okta での処理',
      token: 'コードとトークンの交換',
      id_token: 'ID トークンの検証',
      userinfo: 'Userinfo',
    },
  },
  goLive: {
    first: (organization, application) =>
      `この時点から、${organization} の方々はお使いの Okta で ${application} にサインインします。`,
    again: (organization) =>
      `次のサインインから、${organization} はテスト済みの設定を使います。サインイン中の方はそのままです。`,
    live: (organization, application) =>
      `${organization} の方々はお使いの Okta で ${application} にサインインしています。これ以降の変更はまずテストされ、もう一度本番に切り替えるまで誰にも影響しません。`,
    press: '本番に切り替える',
    untested: 'まさにこの設定でのテストサインインの成功が必要です。',
  },
}
