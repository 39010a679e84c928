import type { ToldSignatures } from './told.ts'

export const drifting: ToldSignatures['drifting'] = {
  okta_away: {
    sentence: '{since} から、お使いの Okta が続けて {failures} 回の確認に応答していません。',
    todo: [
      '{issuer} をブラウザーで開いてください。何が表示されますか。',
      'お使いの Okta やカスタムドメインが停止・移転していないか確認してください。',
    ],
    want: '{issuer} からの応答',
  },
  nobody_assigned: {
    sentence: 'Okta でアプリに割り当てられた方がいなくなり、誰もサインインできません。',
    todo: ['入れるようにするグループで Assign > Assign to Groups を行ってください。'],
    want: '割り当てられたユーザーまたはグループ',
    got: '誰もいない',
  },
  tile_switched_off: {
    sentence: 'ダッシュボードからタイルが消えました。アプリが App Only か、非表示になっています。',
    todo: [
      'Edit を押し、Login initiated by を Either Okta or App にしてください。',
      'Application visibility の Display application icon to users にチェックを入れてください。',
    ],
    want: 'Either Okta or App で、ユーザーに表示',
  },
  initiate_login_uri_changed: {
    sentence: 'アプリの Initiate login URI が変更され、タイルが別の場所につながっています。',
    todo: ['Edit を押し、Initiate login URI を次にしてください：{initiateLoginUri}'],
  },
  groups_claim_gone: {
    sentence: 'アプリのグループクレームがなくなり、Okta が所属グループを示さなくなりました。',
    todo: ['Edit を押し、Group claims filter を groups、Matches regex、.*（またはより狭く）にしてください。'],
    want: 'クレーム groups',
  },
  groups_claim_of_server_gone: {
    sentence: 'サーバーのグループクレームがなくなったか無効になり、Okta が所属グループを示さなくなりました。',
    todo: ['Add Claim：名前 groups、ID Token、Always、Value type Groups、Matches regex .*'],
    want: 'ID トークンの有効なクレーム groups',
  },
  second_secret_made: {
    sentence:
      'Okta のアプリに、当方が知らない 2 つ目の client secret があります。使用中のものが無効になるとサインインできなくなります。',
    todo: [
      'Okta で古い secret を無効にする前に、新しい secret をここに入力してください。2 つは重なっていて構いません。',
    ],
    want: '有効な secret がすべてここにも入力されていること',
  },
  next_secret_refused: {
    sentence: '次に使う client secret を Okta が受け入れません。無効化されたか、入力ミスです。',
    todo: ['次に使う secret を入力し直すか、ここから削除してください。'],
    want: '2 つ目の有効な secret',
    got: 'Okta による拒否',
  },
  api_token_about_to_die: {
    sentence: '確認が一度も通らず、API トークンが {days} 日間使われていません。30 日を過ぎると Okta が取り消します。',
    todo: ['この接続の夜間の確認に応答がない理由を調べてください。', 'トークンが失効したら、新しいものが必要です。'],
    want: '前回から 30 日以内の使用',
    got: '{days} 日間未使用',
  },
  api_token_lost_rights: {
    sentence: 'API トークンの所有者の Okta での権限が減りました。',
    todo: [
      'トークンの所有者に役割を戻してください。Read-only Administrator で十分です。',
      'または、その役割を持つ方が Create token を行い、ここに入力してください。',
    ],
    want: '{expected} を読めるトークン',
    got: '拒否：{found}',
  },
}
