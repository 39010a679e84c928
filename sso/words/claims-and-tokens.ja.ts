import type { ToldSignatures } from './told.ts'

export const claimsAndTokens: ToldSignatures['claimsAndTokens'] = {
  too_many_groups: {
    sentence: 'この方はグループクレームの対象グループに 100 を超えて所属しており、その場合 Okta は拒否します。',
    todo: [
      'Group claims filter を絞ってください：Starts with と、アプリケーションに必要なグループ名の先頭です。',
      'カスタム認可サーバーでは、Claims タブのクレーム「groups」にフィルターがあります。',
    ],
    want: 'グループは最大 100',
  },
  claim_expression_fails: {
    sentence: 'クレームの式をこの方について計算できません。',
    todo: [
      '下に Okta が示すクレームを開き、Token Preview でこの方について Value を試してください。',
      '多くは、式が前提とする属性がプロフィールにありません。',
    ],
  },
  inline_hook_fails: {
    sentence: '御社の Token Inline Hook がサインインを拒否したか、応答しませんでした。',
    todo: ['Workflow > Inline Hooks：フックの管理者がこの時刻のログを確認します。'],
  },
  okta_own_problem: {
    sentence: 'Okta 側で問題が発生しました。',
    todo: [
      '1 分後にもう一度お試しください。',
      '続く場合は、status.okta.com でお使いの Okta のセルを確認してください。',
    ],
  },
  clock_of_okta_ahead: {
    sentence: 'ID トークンが未来の時刻のものです。2 つの時計が 1 分以上ずれています。',
    todo: [
      'まず Gatepass が動くマシンの時計をタイムサーバーと比べてください。Okta の時計がずれることはまずありません。',
      '当方が正しければ、ID プロバイダーの管理者が時計を合わせます。',
    ],
    want: '互いに 60 秒以内の時計',
    got: '{secondsAhead} 秒先のトークン',
  },
  clock_of_okta_behind: {
    sentence: 'ID トークンは届いた時点で期限切れでした。応答が長く待たされたか、時計がずれています。',
    todo: [
      'アプリケーションからもう一度始めてください。',
      '再び起きる場合は、Gatepass が動くマシンの時計をタイムサーバーと比べてください。',
    ],
    want: '今有効なトークン',
    got: '{secondsAgo} 秒前に終了したトークン',
  },
  token_for_another_app: {
    sentence: 'ID トークンが別のアプリ宛てです。',
    todo: ['Audience をここに入力した Client ID と比べ、異なればコピーし直してください。'],
    want: 'audience は {clientId}',
  },
  token_issued_to_another_app: {
    sentence: 'ID トークンが当方とは別のアプリに発行されました。',
    todo: ['ここに入力した Client ID と、サインインに使うアプリは同じである必要があります。'],
  },
  token_without_audience: {
    sentence: 'ID トークンがどのアプリ宛てか示していません。',
    todo: ['ID プロバイダーの管理者が aud に client ID を入れます（OpenID Connect Core §2）。'],
    want: 'audience は {clientId}',
    got: 'なし',
  },
  no_id_token: {
    sentence:
      '応答に ID トークンがありません。openid が許可されなかったか、プロバイダーが OAuth のみに対応しています。',
    todo: [
      'Access Policy のルールでスコープ openid を許可してください。',
      '他社のプロバイダーの場合：OpenID Connect への対応が必要です。',
    ],
    want: 'ID トークン',
    got: 'アクセストークンのみ',
  },
  token_unreadable: {
    sentence: 'ID トークンを読み取れません。',
    todo: [
      '暗号化された ID トークンには対応していません。このアプリの暗号化を無効にしてください。',
      'そうでなければ、トレース番号をお知らせください。',
    ],
    want: '署名された JWT',
  },
  token_of_another_kind: {
    sentence: 'ID トークンの代わりに別の種類のトークンが届きました。',
    todo: ['ID プロバイダーの管理者が id_token として ID トークンを送ります。'],
  },
  token_algorithm_refused: {
    sentence: 'ID トークンの署名方式を受け入れられないか、署名されていません。',
    todo: ['Okta と同じ RS256 で署名してください。PS256 と ES256 も使えます。'],
    want: 'RS256、PS256、ES256 のいずれか',
  },
  token_without_subject: {
    sentence: 'ID トークンが、誰がサインインしたか示していません。',
    todo: ['クレーム sub を削除したり空にしたりしないでください。'],
    want: 'subject があること',
    got: 'なし',
  },
  token_subject_not_allowed: {
    sentence: 'ID トークンの本人の表し方を OpenID Connect が許していません。',
    todo: ['sub は 1〜255 文字の ASCII である必要があります（OpenID Connect Core §2）。'],
    want: '255 文字以内の ASCII',
    got: '{type}、{chars} 文字',
  },
  token_without_times: {
    sentence: 'ID トークンが有効期間を示していません。',
    todo: ['ID プロバイダーの管理者が iat と exp を数値で入れます。'],
    want: 'iat と exp',
  },
  token_of_another_sign_in: {
    sentence: 'ID トークンが、戻ってきたサインインとは別のサインインのものです。',
    todo: [
      'アプリケーションからもう一度始めてください。',
      '再び起きる場合は、誰かがコードを紛れ込ませている可能性があります。トレース番号をお知らせください。',
    ],
  },
  tokens_do_not_belong_together: {
    sentence: '1 つの応答の ID トークンとアクセストークンが対応していません。',
    todo: ['もう一度だけ始めてください。再び起きる場合は、トレース番号をお知らせください。'],
  },
  token_response_unusable: {
    sentence: 'トークンの代わりに届いたものはトークン応答ではありません。',
    todo: [
      'ID プロバイダーの手前のプロキシやログインページが代わりに応答した可能性があります。',
      '下に示す届いた内容を読んでください。',
    ],
    want: 'トークン応答（RFC 6749 §5.1）',
  },
  answer_too_large: {
    sentence: '応答がサインインに必要な大きさを超えています。多くはグループが原因です。',
    todo: ['Group claims filter を、アプリケーションに必要なグループに絞ってください。'],
  },
  userinfo_refused: {
    sentence: 'Okta はトークンを発行しましたが、それで本人の情報を返しませんでした。',
    todo: ['もう一度だけ始めてください。', '続く場合は、接続の issuer をアプリのサーバーと比べてください：{issuer}'],
    want: 'ステータス 200 と JSON',
    got: 'ステータス {status}',
  },
  userinfo_signed: {
    sentence: 'プロバイダーは、署名付きなど当方が読まない形式でユーザー情報を返します。',
    todo: ['このアプリの署名付き userinfo を無効にしてください。application/json が必要です。'],
  },
  userinfo_of_somebody_else: {
    sentence: 'プロバイダーが 1 回のサインインで 2 人の別人について答えました。',
    todo: ['誰も入っていません。原因がわかるまで誰も入れないでください。トレース番号をお知らせください。'],
  },
  email_not_told: {
    sentence: 'サインインはできましたが、Okta がメールアドレスを示しませんでした。',
    todo: [
      'プロフィールに主メールアドレスがあるか確認してください。',
      'カスタム認可サーバーでは、ルールでスコープ email を許可してください。',
    ],
    want: 'クレーム email',
    got: 'ID トークンにも userinfo にもなし',
  },
  groups_not_told: {
    sentence:
      'サインインはできましたが、Okta がグループを示さなかったため、表示される内容が本来より少ないかもしれません。',
    todo: [
      'Edit を押し、Group claims filter を groups、Matches regex、.*（またはより狭く）にしてください。',
      'カスタム認可サーバーでは、スコープ groups と、その中のクレーム groups が必要です（Claims > Add Claim、Value type Groups）。',
    ],
    want: 'クレーム groups',
    got: 'ID トークンにも userinfo にもなし',
  },
}
