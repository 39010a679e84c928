import type { ToldSignatures } from './told.ts'

export const tileLaunches: ToldSignatures['tileLaunches'] = {
  initiate_uri_is_the_redirect_uri: {
    sentence: 'タイルのクリックがリダイレクト URI に届きました。Initiate login URI にも同じものが入力されています。',
    todo: ['Edit を押し、Initiate login URI を次にしてください：{initiateLoginUri}'],
  },
  redirect_uri_is_the_initiate_uri: {
    sentence: 'サインインの応答がタイルのアドレスに届きました。リダイレクト URI として入力されています。',
    todo: ['Edit を押し、Sign-in redirect URIs には次だけを残してください：{redirectUri}'],
  },
  okta_simplified_launch: {
    sentence:
      'タイルが、誰も求めていない ID トークン（「Okta Simplified」）を送っています。誰でもブラウザーに紛れ込ませられるため、受け入れません。',
    todo: ['Edit を押し、Login flow を次にしてください：Redirect to app to initiate login (OIDC Compliant)'],
    want: 'iss を伴う起動',
    got: 'ID トークン',
  },
  launch_not_understood: {
    sentence: 'タイルのクリック以外のものがタイルのアドレスに届きました。',
    todo: ['タイル、またはアプリケーション自身のアドレスから開いてください。'],
    got: 'パラメーター：{sent}',
  },
  initiate_login_uri_missing: {
    sentence: 'Okta のアプリに使える Initiate login URI がなく、タイルがどこにもつながっていません。',
    todo: [
      'Edit を押し、Login initiated by を Either Okta or App にしてください。',
      'Initiate login URI を次にしてください：{initiateLoginUri}',
    ],
  },
  tile_of_another_okta: {
    sentence: 'タイルが、ここで接続しているものとは別の Okta のものです。',
    todo: [
      'Okta ごとにアドレスが異なります。このガイドに表示される Initiate login URI を入力してください。',
      'その後 Okta にカスタムドメインが付いた場合は、ここの最初の手順をもう一度確認すると名前が読み直されます。',
    ],
  },
  tile_without_issuer: {
    sentence: 'リンクがどの Okta からか示していません。タイルではなくアドレスのブックマークです。',
    todo: [
      'タイル、またはアプリケーション自身のアドレスから開いてください。',
      'Login flow は OIDC Compliant である必要があります。',
    ],
    got: 'なし',
  },
  tile_leads_to_no_application: {
    sentence: 'タイルがどのアプリケーションにつながるか決まっていません。',
    todo: ['接続の applicationId を設定してください。選択肢は {applications} 個あります。'],
    want: '1 つのアプリケーション',
  },
  application_without_initiate_uri: {
    sentence: 'アプリケーションに、タイルから開けるアドレスがありません。',
    todo: ['アプリケーションに initiateLoginUri を設定してください。それまではアプリケーション自身から始めます。'],
    want: 'アプリケーションの initiateLoginUri',
    got: 'なし',
  },
  too_many_launches: {
    sentence: '1 つのネットワークから 1 分間に 600 回を超えてタイルがクリックされました。ループか大量アクセスです。',
    todo: [
      '1 分お待ちください。',
      '再び起きる場合はループを探してください。アプリケーションがタイルへ送り返しています。',
    ],
  },
}
