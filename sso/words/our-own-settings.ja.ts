import type { ToldSignatures } from './told.ts'

export const ourOwnSettings: ToldSignatures['ourOwnSettings'] = {
  organization_not_known: {
    sentence: 'アプリケーションが、ここにない組織か、接続のない組織を指定しました。',
    todo: ['アプリケーションは GET /api/organizations が示す id を送るか、organization を省きます。'],
  },
  domain_not_known: {
    sentence: '入力されたアドレスのドメインは、ここのどの組織にもつながりません。多くは入力の誤りです。',
    todo: [
      'アプリケーションからやり直し、メールに書かれているとおりにアドレスを入力してください。',
      'ドメインが正しければ、それが属する組織に追加してください。',
    ],
    want: 'ここにある組織のメールドメイン',
  },
  organization_not_connected: {
    sentence: '接続はまだ下書きで、Okta が設定されていません。',
    todo: ['設定を完了してください。Okta ドメイン、Client ID、client secret が足りません。'],
    want: '有効な接続',
    got: '下書き',
  },
  connection_not_known: {
    sentence: 'リクエストの id に対応する接続がありません。',
    todo: ['アプリケーション、または Okta に入力された URI の id が GET /api/connections にありません。'],
  },
  connection_switched_off: {
    sentence: '接続は当方で無効にされています。',
    todo: ['誰がいつ行ったかは監査ログにあります。POST /api/connections/<id>/enable で再び有効になります。'],
    want: '有効な接続',
    got: '無効な接続',
  },
  connection_changed: {
    sentence: '前のプロバイダーでサインインしている間に、接続のプロバイダーが変更されました。',
    todo: ['アプリケーションからもう一度始めてください。', '誰がいつ変更したかは監査ログにあります。'],
  },
  test_link_used_up: {
    sentence: 'テストサインインのリンクは 1 回限り、10 分間有効です。',
    todo: ['始めた場所でもう一度テストを開始してください。'],
    want: '10 分以内で、一度だけ開かれたリンク',
  },
  test_of_older_settings: {
    sentence: 'テストの開始後に設定が変更されたため、今の設定については何も証明しません。',
    todo: ['もう一度テストを開始してください。今の設定を試します。'],
  },
  request_too_long: {
    sentence: 'アプリケーションのリクエストが長すぎ、Cookie で Okta まで往復できません。',
    todo: ['state を短くしてください。中身そのものではなく、アプリケーションが覚えているものへのキーにします。'],
    want: '最大 2 000 文字のリクエスト',
    got: '封印後 {chars} 文字',
  },
  account_deactivated: {
    sentence: 'ここでのこの方のアカウントは無効にされています。',
    todo: ['誰がいつ行ったかは監査ログにあります。アカウントは再び有効にできます。'],
    want: '有効なアカウント',
    got: '無効なアカウント',
  },
}
