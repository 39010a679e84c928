import type { ToldSignatures } from './told.ts'

export const appSettings: ToldSignatures['appSettings'] = {
  redirect_uri_not_registered: {
    sentence:
      '当方のリダイレクト URI が Okta のアプリに登録されていないため、Okta はエラーページを表示し、誰も戻しませんでした。',
    todo: [
      'Edit を押し、Sign-in redirect URIs に次をそのまま追加してください：{redirectUri}',
      '1 文字ずつ比べてください：http と https、末尾のスラッシュ、大文字、ポート、www、サインアウト用の一覧に入っていないか。',
    ],
    want: 'Sign-in redirect URIs に {redirectUri} があること',
    got: 'そこにない {sentRedirectUri} を含むリクエスト',
  },
  redirect_uri_not_sent: {
    sentence: 'リダイレクト URI のないリクエストが Okta に届きました。',
    todo: [
      'お使いの Okta の手前のプロキシがパラメーターを落としたか、途中で切れたアドレスが開かれました。もう一度始めてください。',
    ],
  },
  client_id_unknown_or_app_inactive: {
    sentence:
      'Okta には当方の Client ID を持つ有効なアプリがありません。アプリが無効化・削除されたか、別のアプリの ID です。',
    todo: [
      'アプリ名の横のステータスを確認し、Inactive なら Activate を選んでください。',
      'アプリがなければ、正しいアプリから Client ID をコピーし直し、ここのアプリの手順で入力してください。登録されているのは {clientId} です。',
    ],
    want: 'Client ID {clientId} の有効なアプリ',
  },
  client_secret_wrong: {
    sentence:
      'ここに入力した client secret はアプリの有効なものではありません。入力ミス、交換、無効化、削除のいずれかです。',
    todo: [
      'CLIENT SECRETS で Active のものを確認して 1 つコピーするか、Generate new secret を選んでください。',
      'ここのアプリの手順で入力してください。2 つ同時に有効にできるので、急ぐ必要はありません。',
    ],
    want: '有効な client secret',
  },
  client_auth_method_differs: {
    sentence: 'Okta のアプリは、当方の設定とは別の方法での本人証明を求めています。',
    todo: [
      'Client authentication を確認してください。「Client secret」なら当方は client_secret_basic か client_secret_post、「Public key / Private key」なら private_key_jwt です。',
      'どちらかを変更して一致させてください。一致していれば、別のアプリの secret かもしれません。コピーし直してください。',
    ],
    want: '{authMethod} によるクライアント認証',
  },
  client_credentials_not_seen: {
    sentence: '当方の本人証明が Okta に届きませんでした。',
    todo: [
      '接続の方式を client_secret_basic と client_secret_post のもう一方に変えてください。',
      'お使いの Okta の手前にプロキシがある場合、Authorization ヘッダーを通す必要があります。',
    ],
    want: '{authMethod} によるクライアント認証',
  },
  client_credentials_twice: {
    sentence: '当方の本人証明が 2 か所で同時に Okta に届きました。',
    todo: ['途中で何かが独自の資格情報を付け加えています。おそらくお使いの Okta の手前のプロキシです。'],
    want: '{authMethod} だけによるクライアント認証',
  },
  client_key_unknown: {
    sentence: 'Okta のアプリに当方の公開鍵がなく、署名を検証できません。',
    todo: [
      '「Public key / Private key」で「Use a URL to fetch keys dynamically」を選び、次を入力してください：{keysUri}',
      '手でコピーした鍵は、当方の鍵が更新されると古くなります。',
    ],
    want: '{keysUri} にある当方の鍵',
  },
  client_proof_time: {
    sentence: 'このサービスと Okta の時計が 1 分以上ずれています。',
    todo: ['Gatepass が動くマシンの時計を合わせ（NTP）、もう一度お試しください。'],
    want: 'Okta と合った時計',
  },
  client_proof_refused: {
    sentence: '本人証明のために当方が署名したものを Okta が受け入れませんでした。',
    todo: [
      '接続の issuer と Client ID が対応しているか確認してください：{issuer}、{clientId}',
      '対応していれば当方の問題です。トレース番号をお知らせください。',
    ],
  },
  client_credentials_refused: {
    sentence: 'ID プロバイダーが当方の資格情報を受け入れず、どの部分かも示しません。',
    todo: [
      'Client ID を比べてください。登録されているのは {clientId} です。',
      '有効な secret をコピーし、ここのアプリの手順で入力してください。',
      'クライアント認証の方式を比べてください。当方は {authMethod} です。',
    ],
  },
  client_secret_unreadable: {
    sentence: '接続の client secret を開けません。このサービスにないマスターキーで封印されています。',
    todo: [
      '封印に使ったマスターキーをサービスに設定してください（GATEPASS_MASTER_KEYS または master.keys）。',
      '失われた場合は、接続に client secret を入力し直してください。',
    ],
    want: '当方が開ける secret',
  },
  grant_type_off: {
    sentence: 'Okta のアプリは Authorization Code Grant を許可していません。',
    todo: [
      'Edit を押し、Grant type で Authorization Code にチェックを入れます。',
      'Web Application 以外の種類のアプリでは使えません。その場合は新しいアプリが必要です。',
    ],
    want: 'grant type の authorization_code',
  },
  response_type_off: {
    sentence: 'Okta のアプリは、求めている応答（コード）を許可していません。',
    todo: [
      'Edit を押し、Grant type で Authorization Code にチェックを入れます。',
      'API で作成した場合：response_types に code が必要です。',
    ],
    want: 'response type の code',
  },
  response_mode_refused: {
    sentence: 'ID プロバイダーは、求めに反して応答をアドレスに載せて送りません。',
    todo: ['ID プロバイダーの管理者が response_mode=query を許可します。'],
    want: 'response mode の query',
  },
  client_only_for_org_server: {
    sentence: 'このアプリは組織の認可サーバーしか使えませんが、接続にはカスタム認可サーバーが設定されています。',
    todo: ['接続の issuer を Okta ドメインだけにしてください。'],
    got: 'issuer は {issuer}',
  },
  client_is_a_service: {
    sentence: 'この Client ID は API Services アプリのもので、誰もサインインできません。',
    todo: [
      'Create App Integration > OIDC - OpenID Connect > Web Application で作成し、その値をここに入力してください。',
    ],
    want: 'Web Application であること',
  },
  proof_of_possession_required: {
    sentence: 'Okta のアプリは所有証明（DPoP）を求めていますが、Web のサインインでは使いません。',
    todo: [
      'Edit を押し、Proof of possession の Require Demonstrating Proof of Possession (DPoP) header のチェックを外してください。',
    ],
    want: 'DPoP なしのトークンリクエスト',
  },
  pkce_not_seen: {
    sentence: '毎回送っている証明鍵（PKCE）が Okta に届きませんでした。',
    todo: [
      'アプリケーションからもう一度始めてください。短縮されたり手でコピーされたアドレスでは失われます。',
      '再び起きる場合は、ブラウザーと Okta の間で何かがパラメーターを落としています。トレース番号をお知らせください。',
    ],
    want: 'S256 方式の code_challenge',
  },
  pkce_does_not_fit: {
    sentence: 'コードが、戻ってきたサインインとは別のサインインのものです。',
    todo: [
      'アプリケーションから、1 つのタブでもう一度始めてください。',
      '再び起きる場合は、誰かがコードを試している可能性があります。トレース番号をお知らせください。',
    ],
  },
  state_refused_by_okta: {
    sentence: '当方が送った state を Okta が受け入れませんでした。',
    todo: [
      'アプリケーションからもう一度始めてください。',
      '再び起きる場合は当方の問題です。トレース番号をお知らせください。',
    ],
  },
  request_sent_twice_over: {
    sentence: '同じパラメーターが重複したリクエストが Okta に届きました。',
    todo: [
      '途中で何か（手作りのリンクやプロキシ）がパラメーターを付け加えています。アプリケーション自身から始めてください。',
    ],
  },
  prompt_refused: {
    sentence: 'アプリケーションが求める確認方法（prompt、max_age）を Okta が理解できません。',
    todo: ['アプリケーションは prompt=login、prompt=none、または prompt なしで送ります。'],
  },
  external_provider_unknown: {
    sentence: 'リクエストが、この Okta にない外部 ID プロバイダーを指定しています。',
    todo: ['idp パラメーターを外すか、この Okta で有効なものを指定してください。'],
  },
  provider_refused_request: {
    sentence: 'プロバイダーがリクエストを受け入れませんでした。登録内容と異なるところがあります。',
    todo: [
      'クライアントのリダイレクト URI を一字一句比べてください：{redirectUri}',
      'Client ID を比べてください。こちらの値は {clientId} です。',
      'クライアントが authorization code フローとこれらのスコープを使えることを確認してください：{scopes}',
    ],
    want: 'リダイレクト URI が {redirectUri} のクライアント {clientId}',
  },
  request_refused: {
    sentence: 'カタログにない理由で、Okta がリクエストを受け入れませんでした。',
    todo: ['下の Okta の文言を読み、アプリの General タブを、ここに入力した内容と比べてください。'],
  },
  code_used_or_expired: {
    sentence: 'コードは既に使われていたか、戻ったときには Okta の期限を過ぎていました。',
    todo: [
      'アプリケーションからもう一度始めてください。',
      '再び起きる場合：ウイルス対策やプロキシが先にリンクを開いたか、「戻る」が押されました。',
    ],
    want: '数分以内に一度だけ使われるコード',
  },
  code_of_another_app: {
    sentence: 'コードが、この接続とは別のアプリに発行されたものです。',
    todo: ['サインインの途中で接続の Client ID が変更されました。もう一度始めてください。'],
    want: 'Client ID {clientId} 向けのコード',
  },
  code_of_another_server: {
    sentence: 'コードが、提示先とは別の認可サーバーのものです。',
    todo: ['サインインの途中で接続の issuer が変更されました。もう一度始めてください。'],
    want: '{issuer} のコード',
  },
  redirect_uri_changed_on_the_way: {
    sentence: 'トークン要求時のリダイレクト URI が、開始時と異なっていました。',
    todo: ['サインインの途中で Gatepass の公開アドレス（SSO_PUBLIC_URL）が変わりました。もう一度始めてください。'],
    want: '両方とも {redirectUri}',
  },
  code_not_accepted: {
    sentence: 'Okta はコードを発行しましたが、後で受け取りませんでした。',
    todo: ['アプリケーションからもう一度始めてください。', '再び起きる場合は、下の Okta の文言を読んでください。'],
  },
  post_logout_uri_not_registered: {
    sentence: 'サインアウト後の移動先アドレスが Okta のアプリに登録されていません。',
    todo: ['Edit を押し、Sign-out redirect URIs に追加してください。サインインには影響しません。'],
  },
}
