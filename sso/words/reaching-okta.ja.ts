import type { ToldSignatures } from './told.ts'

export const reachingOkta: ToldSignatures['reachingOkta'] = {
  okta_host_not_found: {
    sentence: 'お使いの Okta のアドレスが存在しません。その名前はどこにもつながっていません。',
    todo: [
      'Okta ドメインを Admin Console 右上のメニューに表示されるものと比べてください。登録されているのは {issuer} です。',
      '組織の名前が変わったか削除された場合は、ここの最初の手順で新しいドメインを入力してください。',
    ],
    want: '{host} のサーバー',
    got: 'この名前のアドレスはありません（{why}）',
  },
  okta_certificate_refused: {
    sentence: 'お使いの Okta のアドレスの証明書が有効でないため、何も送信していません。',
    todo: [
      'カスタムドメインの証明書を更新するか、Okta に管理を任せてください。',
      'それまでは、アプリの Issuer がそうなっていれば、ここで okta.com のアドレスを使えます。',
    ],
    want: '今有効な {host} の証明書',
  },
  okta_tls_too_old: {
    sentence: 'お使いの Okta のアドレスでは TLS 1.2 以降が使われていないため、何も送信していません。',
    todo: [
      'このアドレスのサーバーまたはプロキシの管理者が TLS 1.2 と 1.3 を許可します。',
      'それまでは、アプリの Issuer がそうなっていれば、ここで okta.com のアドレスを使えます。',
    ],
    want: '{host} での TLS 1.2 以降',
  },
  okta_too_slow: {
    sentence: 'お使いの Okta の応答に時間がかかりすぎました。',
    todo: [
      '1 分後にもう一度お試しください。',
      '続く場合は、status.okta.com でお使いの Okta のセルを確認してください。',
    ],
    want: '{timeoutMs} ミリ秒以内の {host} からの応答',
    got: 'その時間内の応答なし',
  },
  okta_server_error: {
    sentence: 'お使いの Okta が自身のエラーを返しました。',
    todo: [
      '1 分後にもう一度お試しください。',
      '続く場合は、status.okta.com でお使いの Okta のセルを確認してください。',
    ],
    want: '{url} からの応答',
    got: 'ステータス {status}',
  },
  okta_unreachable: {
    sentence: 'お使いの Okta から応答がありませんでした。',
    todo: [
      '1 分後にもう一度お試しください。',
      '誰も入れない場合は、ここに入力した Okta ドメインを確認してください：{issuer}',
    ],
    want: '{issuer} からの応答',
    got: '応答なし',
  },
  okta_rate_limited: {
    sentence: 'お使いの Okta が許容量を超えるリクエストを受け、一部を拒否しています。',
    todo: [
      '1 分後にもう一度お試しください。',
      '再び起きる場合は、Okta で誰が上限を使い切っているかを確認し、このアプリの割り当てを増やせます。',
    ],
    want: '応答',
    got: 'ステータス 429',
  },
  okta_address_not_public: {
    sentence: 'お使いの Okta のアドレスはプライベートネットワークの中を指しており、そこには接続しません。',
    todo: ['公開インターネット上の、https でポート指定のないアドレスをここに入力してください。'],
    want: '公開された https のアドレス',
  },
  issuer_is_admin_host: {
    sentence: 'ここに Admin Console のアドレスが入力されています。そこでは誰もサインインできません。',
    todo: ['「-admin」を除いた Okta ドメインを入力してください。acme-admin.okta.com ではなく acme.okta.com です。'],
    want: '組織自身のホスト',
  },
  issuer_is_an_endpoint: {
    sentence: 'ここに issuer ではなくエンドポイントのアドレスが入力されています。',
    todo: [
      'Okta ドメインだけ（acme.okta.com）、または Issuer URI 列に表示されるとおりの issuer を入力してください。',
      'issuer の末尾はドメインか /oauth2/<id> です。/oauth2 や /oauth2/v1/… で終わることはありません。',
    ],
    want: 'issuer：ドメイン、または /oauth2/<id>',
  },
  api_access_management_missing: {
    sentence: 'お使いの Okta には API Access Management がなく、カスタム認可サーバーがありません。',
    todo: [
      'ここで組織の認可サーバーを選んでください。組織の認可サーバーはどの Okta にもあります。',
      'Security > API > Authorization Servers に関する手順は不要になります。',
    ],
    want: '{url} のディスカバリー文書',
    got: 'ステータス 401、機能が有効でない',
  },
  authorization_server_gone: {
    sentence: 'ここに入力した認可サーバーはなくなったか、無効化されています。',
    todo: [
      '一覧で Status を確認し、無効なら有効にしてください。',
      '削除された場合は、ここに別の issuer（一覧の Issuer URI、または Okta ドメインだけ）を入力してください。',
    ],
    want: '{issuer} の有効なサーバー',
    got: 'ステータス {status}',
  },
  discovery_not_there: {
    sentence: 'ここに入力した issuer に OpenID Connect の設定がありません。Okta ではないか、アドレスが違います。',
    todo: ['issuer をお使いの Okta ドメインと比べてください。登録されているのは {issuer} です。'],
    want: '{url} の文書',
    got: 'ステータス {status}',
  },
  discovery_not_usable: {
    sentence: 'ここに入力した issuer にある OpenID Connect の設定は使えません。',
    todo: ['ID プロバイダーの管理者が、下に示す項目を直します（OpenID Connect Discovery 1.0 §3）。'],
    want: 'issuer、各エンドポイント、jwks_uri（いずれも https のアドレス）',
  },
  issuer_slash: {
    sentence: 'ここに入力した issuer の末尾のスラッシュに過不足があります。',
    todo: ['届いたとおりの issuer を 1 文字も違えずに入力してください。'],
  },
  issuer_other_server: {
    sentence: '組織の認可サーバーとカスタム認可サーバーが取り違えられています。',
    todo: [
      '届いた issuer が目的のサーバーなら、それを接続に設定してください。',
      'そうでなければ、一覧にある正しいサーバーの Issuer URI を設定してください。',
    ],
  },
  issuer_other_host: {
    sentence: 'お使いの Okta が別の名前を名乗っています。カスタムドメインと okta.com のドメインが混在しています。',
    todo: [
      'Issuer をここに入力した名前（{issuer}）に合わせてください。カスタム認可サーバーではその Settings にあります。',
      'または、届いた名前をここの最初の手順で入力してください。',
    ],
  },
  issuer_other: {
    sentence: '応答が、ここに入力したものとは別の issuer から届きました。',
    todo: [
      '御社側で issuer を変更した場合は、届いたものをここの認可サーバーの手順で入力してください。',
      '誰も変更していなければ、2 つのプロバイダーを混同させる試みとして扱ってください。',
    ],
  },
  issuer_not_said: {
    sentence: 'ID プロバイダーは応答の issuer を示すと約束していますが、示しませんでした。',
    todo: ['ID プロバイダーの管理者が、すべての応答に iss を付ける（RFC 9207）か、その約束を取り下げます。'],
    want: '応答内の iss={issuer}',
    got: 'なし',
  },
  keys_unusable: {
    sentence: 'ID プロバイダーは、応答を検証できる署名鍵を公開していません。',
    todo: ['1 分後にもう一度お試しください。', '続く場合は、ID プロバイダーの管理者が jwks_uri を確認します。'],
    want: '{url} の署名用 RSA または EC 鍵',
  },
  signing_key_not_published: {
    sentence: '応答の署名に使われた鍵は、再取得後も公開された鍵の中にありません。',
    todo: [
      '1 分後にもう一度お試しください。鍵が更新されたばかりかもしれません。',
      '続く場合は、Rotate now をもう一度押してください。',
    ],
    want: '公開された鍵',
    got: '公開されていない鍵',
  },
  signing_key_ambiguous: {
    sentence: '公開された 2 つの鍵の名前が同じか、応答が鍵を指定していません。',
    todo: ['ID プロバイダーの管理者が、鍵ごとに固有の kid を付け、トークンで示します。'],
  },
  signature_does_not_hold: {
    sentence: 'ID トークンの署名が正しくありません。途中で変更されたか、別の鍵で署名されています。',
    todo: [
      'もう一度だけお試しください。',
      '再び起きる場合は、原因がわかるまでこの接続でのサインインは控えてください。応答を書き換えるプロキシが原因のこともあります。',
    ],
  },
}
