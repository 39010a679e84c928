import type { ToldSignatures } from './told.ts'

export const peopleAndPolicies: ToldSignatures['peopleAndPolicies'] = {
  user_not_assigned: {
    sentence: 'この方は Okta でアプリに割り当てられていません。',
    todo: [
      'Assign > Assign to People、または所属するグループで Assign to Groups を行ってください。',
      '割り当て済みなら、このブラウザーで別の方が Okta にサインインしている可能性があります。サインアウトして、もう一度始めてください。',
    ],
    want: '本人または所属グループの割り当て',
  },
  no_access_policy: {
    sentence:
      '認可サーバーの Access Policy に、このサインインに合うルールがありません。新しいサーバーにはポリシーが 1 つもありません。',
    todo: [
      'Add New Access Policy で作成し、All clients またはこのアプリの Client ID に割り当ててください：{clientId}',
      'その中で Add Rule：Grant type は Authorization Code、User はアプリに割り当てられた全ユーザー、Scopes requested は Any scopes です。',
      '既にある場合：有効ですか。このクライアント、この grant type、本人の所属グループを対象にしていますか。',
    ],
    want: 'クライアント {clientId}、grant type authorization_code、スコープ {scopes} のルール',
  },
  scopes_all_rejected: {
    sentence: 'Access Policy は合っていますが、そのルールは求めているスコープを 1 つも許可していません。',
    todo: [
      'ルールを編集し、Scopes requested を Any scopes にするか、The following scopes に次を入れてください：{scopes}',
    ],
    want: 'スコープ {scopes}',
  },
  scope_denied_by_policy: {
    sentence: 'Access Policy は合っていますが、そのルールは求めているスコープの 1 つを許可していません。',
    todo: [
      'ルールを編集し、Scopes requested を Any scopes にするか、拒否されたスコープを The following scopes に追加してください。',
    ],
    want: 'スコープ {scopes}',
  },
  scope_not_defined: {
    sentence:
      '認可サーバーに、求めているスコープの 1 つがありません。多くは「groups」で、カスタム認可サーバーでは追加して初めて使えます。',
    todo: [
      '次のうち足りないものを Add Scope で追加してください：{scopes}',
      'または、すべて揃っている組織の認可サーバーを使ってください。issuer を Okta ドメインだけにします。',
    ],
    want: 'スコープ {scopes}',
  },
  openid_scope_missing: {
    sentence: 'openid スコープのない ID トークンの要求が Okta に届きました。',
    todo: ['接続のスコープには openid が必要です。現在は {scopes} です。'],
    want: 'スコープ openid',
  },
  scope_not_allowed: {
    sentence: '接続が求めるスコープの 1 つを、Okta はサインインで許可していません。',
    todo: ['openid、profile、email、groups だけを求めてください。接続の設定は {scopes} です。'],
    want: 'スコープ openid profile email groups',
  },
  consent_required: {
    sentence: 'アプリに渡す内容への同意が必要でしたが、本人に確認されませんでした。',
    todo: [
      'Require consent のチェックを外すか、スコープの User Consent を Implicit にしてください（Security > API > Authorization Servers > Scopes）。',
      'または、アプリケーションが prompt=none なしで求め、本人が同意できるようにします。',
    ],
  },
  okta_said_no: {
    sentence:
      'Okta がこの方を通さず、応答は理由を示していません。多くはアプリのサインインポリシーによる拒否か、Cancel の選択です。',
    todo: [
      'Reports > System Log でこの時刻の本人を探してください。どのポリシーとルールが判断したかがわかります。',
      'View policy details で、どのルールが当てはまるか確認してください。',
    ],
  },
  sign_on_policy_denied: {
    sentence: 'お使いの Okta のサインインポリシーが、場所や使った手段のためにこの方を拒否しました。',
    todo: [
      'View policy details で、どのルールが当てはまるか確認してください。ネットワークゾーン、デバイス、グループで決まります。',
      'ルールを変更するか、求められていることを本人に伝えてください。',
    ],
    want: 'この方を通すルール',
  },
  second_factor_not_possible: {
    sentence: 'Okta が求める第 2 要素を、この方は持っておらず、今は設定もできません。',
    todo: ['要素を登録できるようにするか、満たせるルールのポリシーを選んでください。'],
    want: '第 2 要素',
  },
  stronger_sign_in_needed: {
    sentence:
      'この方は Okta にサインイン済みですが、アプリのポリシーが新しいサインインか第 2 要素を求め、確認できませんでした。',
    todo: ['アプリケーションから prompt=none なしでもう一度始めてください。そうすれば Okta が確認します。'],
    want: 'Okta が本人に確認できるサインイン',
  },
  nobody_signed_in_at_okta: {
    sentence: 'このブラウザーでは誰も Okta にサインインしておらず、アプリケーションが確認を禁じていました。',
    todo: [
      '問題はありません。アプリケーションが prompt=none なしで求め直します。',
      '非表示フレームで起きる場合、ブラウザーが他サイトの Cookie を遮っています。',
    ],
    want: 'Okta のセッション',
  },
  okta_request_expired: {
    sentence: 'Okta のサインインページの有効時間を過ぎました。',
    todo: ['アプリケーションからもう一度始めてください。'],
  },
  interaction_code_demanded: {
    sentence: 'アプリまたは認可サーバーが、独自のサインインページ（Interaction Code）しか許可していません。',
    todo: [
      'Edit を押し、Grant type で Authorization Code にチェックを入れてください。Okta 自身のサインインページが表示されます。',
    ],
    want: 'grant type の authorization_code',
  },
  network_zone_refused: {
    sentence: 'Okta のアプリは特定のネットワークからしか使えず、このリクエストは別のネットワークから届きました。',
    todo: ['Anywhere を許可するか、Gatepass の送信元アドレスをゾーンに追加してください。'],
    want: '許可されたゾーンからのリクエスト',
  },
  password_expired: {
    sentence: 'この方の Okta のパスワードの有効期限が切れています。',
    todo: [
      '本人が Okta のサインインページで新しいパスワードを設定します。',
      'ポリシーで禁じられている場合：本人のページで Reset Password を行ってください。',
    ],
  },
  password_wrong: {
    sentence: 'Okta にないパスワードまたはユーザー名が入力されました。',
    todo: ['もう一度試すか、Okta のサインインページで「Forgot password?」を選んでください。'],
    want: 'この方の Okta のパスワード',
  },
  person_locked_out: {
    sentence: '誤った試行が多すぎたため、Okta がこの方をロックしました。',
    todo: ['本人を開き、More Actions > Unlock を行うか、パスワードポリシーの時間だけ待ってください。'],
  },
  second_factor_failed: {
    sentence: 'この方の第 2 要素が受け入れられませんでした。',
    todo: [
      '新しいコードでもう一度お試しください。電話の時計が合っている必要があります。',
      '要素を失くした場合：本人のページで More Actions > Reset Authenticators を行ってください。',
    ],
  },
  person_not_active: {
    sentence: 'この方の Okta アカウントは有効ではありません。',
    todo: ['本人を開いてステータスを確認してください：Activate、Unsuspend、Reactivate のいずれか。'],
    want: 'ステータス Active',
  },
  person_not_provisioned: {
    sentence:
      'お使いの Okta は別の ID プロバイダーに送りますが、その応答から本人のアカウントを見つけることも作ることもできませんでした。',
    todo: ['Security > Identity Providers：そのプロバイダーのアカウントリンクと JIT の設定を確認してください。'],
  },
  person_turned_back: {
    sentence: 'サインインで Cancel が選ばれました。',
    todo: ['アプリケーションからもう一度始めてください。'],
  },
  came_never_back: {
    sentence: 'Okta へ送られた後に戻らず、Okta のログにも記録がありません。',
    todo: ['ページを閉じたか、10 分以上かかりました。アプリケーションからもう一度始めてください。'],
  },
}
