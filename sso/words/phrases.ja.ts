import type { ToldPhrases, ToldPlaces } from './told.ts'

export const phrases: ToldPhrases = {
  'What it is': '種類',
  Issuer: 'Issuer',
  'Also known as': '別名',
  Understood: '解釈',
  Clock: '時計',
  'Okta domain': 'Okta ドメイン',
  'Client ID and secret': 'Client ID と secret',
  'Client authentication': 'Client authentication',
  'Sign-in redirect URI': 'Sign-in redirect URI',
  Scopes: 'スコープ',
  'Authorization server': '認可サーバー',
  'Custom servers': 'カスタムサーバー',
  Groups: 'グループ',
  'Made by': '作成者',
  Roles: '役割',
  People: 'ユーザー',
  Ends: '有効期限',
  'The click arrived from': 'クリックの送信元',
  Trace: 'トレース番号',
  'Client ID and our signature': 'Client ID と当方の署名',
  'an OpenID Connect provider': 'OpenID Connect プロバイダー',
  'an Okta org': 'Okta の組織',
  'the address without -admin is the one people use': '-admin のないアドレスが、皆さんの使うものです',
  'the same as ours': '当方と同じ',
  '{seconds} seconds ahead of ours': '当方より {seconds} 秒進んでいます',
  '{seconds} seconds behind ours': '当方より {seconds} 秒遅れています',
  accepted: '受け入れられました',
  'the org’s own': '組織のもの',
  'there, and not needed': 'ありますが、不要です',
  'this Okta has none, and needs none': 'この Okta にはなく、必要もありません',
  'asked for with the scope groups': 'スコープ groups で求めます',
  'not offered by this server': 'このサーバーにはありません',
  'not allowed to look': '確認する権限がありません',
  none: 'なし',
  'more than {count}': '{count} 以上',
  'thirty days after its last use, and with its maker’s account':
    '最後の使用から 30 日後、および作成者のアカウントとともに',
  'There is no telling without {what}.': '{what}がないと判断できません。',
  'nothing yet': 'まだありません',
  'Take the first step first.': '先に最初の手順を行ってください。',
  'Take the step before this one first.': '先に前の手順を行ってください。',
  'Enter {what}.': '{what}を入力してください。',
  'the Okta domain': 'Okta ドメイン',
  'the Client ID': 'Client ID',
  'the Client secret': 'Client secret',
  'your Okta domain, for example acme.okta.com': 'お使いの Okta ドメイン（例：acme.okta.com）',
  'The Okta domain is missing. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Okta ドメインがありません。acme.okta.com のような形で、Okta の Admin Console の右上、お名前の下にあります。',
  'This looks like a client ID, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'これはドメインではなく Client ID のようです。ドメインは acme.okta.com のような形で、Okta の Admin Console の右上、お名前の下にあります。',
  'This looks like an e-mail address, not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'これはドメインではなくメールアドレスのようです。ドメインは acme.okta.com のような形で、Okta の Admin Console の右上、お名前の下にあります。',
  'This is not a domain. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'これはドメインではありません。ドメインは acme.okta.com のような形で、Okta の Admin Console の右上、お名前の下にあります。',
  'A domain has no user name in it. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'ドメインにユーザー名は含まれません。acme.okta.com のような形で、Okta の Admin Console の右上、お名前の下にあります。',
  'This is Okta’s own site, not your organization’s. It looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'これは御社ではなく Okta 自身のサイトです。御社のものは acme.okta.com のような形で、Okta の Admin Console の右上、お名前の下にあります。',
  'An Okta domain looks like acme.okta.com and stands at the top right of the Okta admin console, under your name.':
    'Okta ドメインは acme.okta.com のような形で、Okta の Admin Console の右上、お名前の下にあります。',
  'An Okta domain has no port: leave out the part after the colon.':
    'Okta ドメインにポートはありません。コロンより後ろを除いてください。',
  'The domain has letters outside a–z in it. If they are meant, write it as your browser does: xn--…':
    'ドメインに a–z 以外の文字があります。意図したものなら、ブラウザーと同じように xn--… と書いてください。',
  'An issuer has no user name, no question mark and no # in it (OpenID Connect Discovery).':
    'issuer にユーザー名、疑問符、# は含まれません（OpenID Connect Discovery）。',
  'The issuer has to begin with https://': 'issuer は https:// で始まる必要があります。',
  'This address cannot be used: it is not on the public internet.':
    'このアドレスは公開インターネット上にないため使えません。',
  'Nothing answered at {address}. Check it for typing errors.':
    '{address} から応答がありません。入力ミスがないか確認してください。',
  'The provider at this address calls itself {found}, not {expected}.':
    'このアドレスのプロバイダーは {expected} ではなく {found} を名乗っています。',
  'There is no usable OpenID Connect configuration at this address. For a custom authorization server give its issuer.':
    'このアドレスに使える OpenID Connect の設定がありません。カスタム認可サーバーの場合はその issuer を入力してください。',
  'The clock of your sign-in service is {far}. Sign-ins will be refused.':
    'サインインサービスの時計が{far}。サインインは拒否されます。',
  'The clock of your sign-in service is {far}. Above a minute sign-ins are refused.':
    'サインインサービスの時計が{far}。1 分を超えるとサインインは拒否されます。',
  'less than a minute apart': 'ずれが 1 分未満',
  'Set the time of the server your sign-in service runs on, by NTP.':
    'サインインサービスが動くサーバーの時刻を NTP で合わせてください。',
  'What stands in the field for the secret looks like a Client ID: the two may be in each other’s place.':
    'secret の欄の内容が Client ID のようです。2 つが入れ替わっているかもしれません。',
  'the Client ID (0oa…) first, the Client secret second': '先に Client ID（0oa…）、次に Client secret',
  'a Client ID in the field for the secret': 'secret の欄に Client ID',
  'Exchange the two.': '2 つを入れ替えてください。',
  'an answer of your sign-in service': 'サインインサービスからの応答',
  'none we could use': '使える応答なし',
  'Login initiated by: App Only, so there is no tile': 'Login initiated by: App Only のため、タイルがありません',
  'A click arrived, and it came from another Okta than the one of the first step.':
    'クリックが届きましたが、最初の手順とは別の Okta からでした。',
  'the Okta of the first step': '最初の手順の Okta',
  'Click the tile in the Okta this connection is for, or go back to the first step and name this one.':
    'この接続の Okta でタイルをクリックするか、最初の手順に戻ってこちらを指定してください。',
  'the Issuer URI of an authorization server': '認可サーバーの Issuer URI',
  'Another issuer is another place: the Client secret has to be entered again for it.':
    'issuer が変われば別の場所です。そのための Client secret をもう一度入力してください。',
  'the Client secret, entered once more': 'もう一度入力された Client secret',
  'a secret that was given for another issuer': '別の issuer のために入力された secret',
  'Go back to the step of the app and enter the Client secret.':
    'アプリの手順に戻り、Client secret を入力してください。',
  'an API token that is alive and may read people and groups': 'ユーザーとグループを読める有効な API トークン',
  'a refusal by Okta': 'Okta による拒否',
  'This token may do far more than read people and groups: {power}.':
    'このトークンは、ユーザーとグループを読むよりはるかに多くのことができます：{power}',
  'Super Administrator: everything there is': 'Super Administrator：すべて',
  'Organization Administrator: people, apps and settings': 'Organization Administrator：ユーザー、アプリ、設定',
  'Application Administrator: every app': 'Application Administrator：すべてのアプリ',
  'Group Administrator: people and passwords': 'Group Administrator：ユーザーとパスワード',
  'a token made by an account of its own with the role Read-only Administrator':
    'Read-only Administrator の役割を持つ専用アカウントのトークン',
  'Make an account for this, give it the role Read-only Administrator, and create the token signed in as it.':
    '専用のアカウントを作り、Read-only Administrator の役割を付け、そのアカウントでトークンを作成してください。',
  'This does not look like an API token of Okta’s.': 'これは Okta の API トークンではないようです。',
  'the token as Okta showed it once, beginning with 00': 'Okta が一度だけ表示した、00 で始まるトークン',
  'something else': '別のもの',
  'Create a token and copy it before its window is closed.':
    'トークンを作成し、ウィンドウを閉じる前にコピーしてください。',
  'Okta does not know this API token (any more). Make a new one under Security > API > Tokens and paste it here.':
    'Okta はこの API トークンを（もう）認識しません。Security > API > Tokens で新しく作成し、ここに貼り付けてください。',
  'The owner of this API token may not do this in Okta, or the token may only be used from other networks.':
    'この API トークンの所有者には Okta での権限がないか、別のネットワークからしか使えません。',
  'This Okta organization does not have the feature. API Access Management is bought separately.':
    'この Okta の組織にはこの機能がありません。API Access Management は別途購入が必要です。',
  'Okta has nothing by this name (any more).': 'Okta にこの名前のものは（もう）ありません。',
  'Okta receives too many requests at the moment. Please try again in a minute.':
    'Okta が現在リクエストを受けすぎています。1 分後にもう一度お試しください。',
  'Okta refused it: {words}': 'Okta が拒否しました：{words}',
  'Okta’s management API did not answer. Please try again in a moment.':
    'Okta の管理 API から応答がありませんでした。しばらくしてからもう一度お試しください。',
  'This does not look like an Okta API token: it is one long word that begins with 00. Okta shows it once, when it is made.':
    'これは Okta の API トークンではないようです。00 で始まる 1 つの長い文字列で、作成時に一度だけ表示されます。',
  'What answers at this address is not an Okta organization, so the token was not sent there.':
    'このアドレスで応答しているのは Okta の組織ではないため、トークンは送信していません。',
  'There is no group in Okta called “{name}”.': 'Okta に「{name}」というグループはありません。',
  'There is no plan yet. Make one with the Okta domain and an API token first.':
    '計画がまだありません。先に Okta ドメインと API トークンで作成してください。',
  'This plan is being carried out already. Wait until it is done.':
    'この計画は既に実行中です。完了までお待ちください。',
  'People sign in through this set-up now. Taking it back shuts them out; say so once more if that is what you want.':
    '現在この設定でサインインしている方がいます。取り消すと入れなくなります。それでよければ、もう一度確認してください。',
  'The API token was deleted here meanwhile. Please give it again.':
    'API トークンはここから削除されました。もう一度入力してください。',
  'Assignment to {name}': '{name} への割り当て',
  'Groups claim in the ID token': 'ID トークンのグループクレーム',
  'App integration': 'アプリ統合',
  'Access policy': 'アクセスポリシー',
  'Access policy rule': 'アクセスポリシーのルール',
  'Client secret': 'クライアントシークレット',
  'Issuer, Client ID and client secret, given to us': 'Issuer、Client ID、client secret を当方へ',
  'Scope groups, included in public metadata': 'スコープ groups（公開メタデータに含む）',
  'The token’s owner may not look at groups.': 'トークンの所有者はグループを参照できません。',
  'There is another claim, and Okta keeps one for each app.':
    '別のクレームがあり、Okta はアプリごとに 1 つしか持てません。',
  'Okta’s API does not offer this here.': 'Okta の API はここではこれを提供していません。',
  'The token’s owner may not see client secrets. Copy it by hand.':
    'トークンの所有者は client secret を参照できません。手でコピーしてください。',
  'There is no authorization server with this id.': 'この id の認可サーバーはありません。',
  'It is there, but not for our sign-ins.': 'ありますが、当方のサインイン用ではありません。',
  'First comes: {what}.': '先に必要なもの：{what}',
  'There are more than a hundred groups, and Okta refuses a sign-in whose token would list more than that. Choose a filter that matches only the groups that matter here.':
    'グループが 100 を超えており、トークンにそれ以上載るサインインを Okta は拒否します。ここで必要なグループだけに合うフィルターを選んでください。',
  'Somebody changed it in Okta since, so it stays as it is.': 'その後 Okta で変更されたため、そのままにしています。',
  'The token belongs to {owner}, who may not change {what}.':
    'トークンの所有者は {owner} で、{what}を変更する権限がありません。',
  applications: 'アプリケーション',
  'authorization servers': '認可サーバー',
  'This is the secret that is in use already, so nothing would follow it.':
    'これはすでに使用中のシークレットです。これでは次に引き継ぐものがありません。',
  'a second active secret': '2 つ目の有効なシークレット',
  'the one in use': '使用中のもの',
  'Choose Generate new secret, and copy the new one.': 'Generate new secret を選び、新しいほうをコピーしてください。',
  'an API token whose owner may change applications': 'アプリケーションを変更できる所有者の API トークン',
  'Enter the address of our keys in Okta by hand, as described here, and check again.':
    'ここに書かれているとおり、当方の鍵のアドレスを Okta に手動で入力し、もう一度確認してください。',
  'This connection does not prove itself by a client secret, so there is none to follow it.':
    'この接続はクライアントシークレットを使っていないため、次のシークレットもありません。',
  'This connection is still a draft. Give it oktaDomain or issuer, clientId and clientSecret first.':
    'この接続はまだ下書きです。先に oktaDomain または issuer、clientId、clientSecret を設定してください。',
  'Somebody else changed this connection meanwhile. Read it again and repeat your change.':
    'その間に別の方がこの接続を変更しました。読み直してから、もう一度変更してください。',
  'With a new issuer, domain or client ID the client secret has to be given again.':
    'issuer、ドメイン、Client ID が新しくなると、client secret をもう一度入力する必要があります。',
  'This connection has no draft. Make one first: PUT /connections/{id}/draft':
    'この接続に下書きがありません。先に作成してください：PUT /connections/{id}/draft',
  'The draft still needs {missing}.': '下書きにまだ足りないもの：{missing}',
  'This version has not passed a test sign-in with exactly the settings it has now. Test it, then it can go live.':
    'このバージョンは、今の設定どおりのテストサインインにまだ成功していません。テストすると本番に切り替えられます。',
  'This link does not work any more, or was cut off on its way. Whoever sent it can make a new one.':
    'このリンクはもう使えないか、途中で切れています。送った方が新しいリンクを作成できます。',
  'Please open the link from your invitation again.': '招待のリンクをもう一度開いてください。',
  'Too many codes were sent for this link today. Please try again tomorrow, or ask for a new link.':
    'このリンクのコードを今日は送りすぎました。明日もう一度試すか、新しいリンクを依頼してください。',
  'Many people were asked for help from here today. Please ask others tomorrow.':
    '今日はここから多くの方に手伝いを依頼しました。ほかの方への依頼は明日にしてください。',
  'There is nothing at this address.': 'このアドレスには何もありません。',
  'This request came from another site and was not carried out.':
    'このリクエストは別のサイトから来たため、実行しませんでした。',
  'The request is larger than anything this address accepts.': 'リクエストがこのアドレスの上限より大きくなっています。',
  'Something went wrong on our side. Please try again.': '当方で問題が発生しました。もう一度お試しください。',
  'Proven by DNS': 'DNS で確認済み',
  '{domain} belongs to another organization already.': '{domain} は既に別の組織のものです。',
  'There are two hundred domains here already. Please remove one first.':
    'ドメインは既に 200 個あります。先に 1 つ削除してください。',
  '{domain} is a registry, not a company’s domain.': '{domain} は登録機関のもので、会社のドメインではありません。',
  '{domain} is a public mail service: people of every company have addresses there.':
    '{domain} は公開メールサービスで、どの会社の方もアドレスを持てます。',
  '{domain} must be an e-mail domain, for example acme.com.':
    '{domain} は acme.com のようなメールドメインである必要があります。',
  'The guide has not been built on this server. `npm run console` builds it.':
    'このサーバーではガイドがビルドされていません。`npm run console` でビルドします。',
  'no such app': '該当するアプリなし',
  'no such server': '該当するサーバーなし',
  'no active policy for this client': 'このクライアント用の有効なポリシーなし',
  'no answer': '応答なし',
  hidden: '非表示',
  '{count} active ones, the newest of {day}': '有効なものが {count} 件、最新は {day}',
}

export const places: ToldPlaces = {
  'the app': 'アプリ',
  'the app: the status menu beside its name': 'アプリ：名前の横のステータスメニュー',
  'the app with Client ID {clientId}': 'Client ID {clientId} のアプリ',
  'the app with Client ID {clientId}: the status menu beside its name':
    'Client ID {clientId} のアプリ：名前の横のステータスメニュー',
  'the authorization server': '認可サーバー',
  'the server {id}': 'サーバー {id}',
  'the brand': 'ブランド',
}
