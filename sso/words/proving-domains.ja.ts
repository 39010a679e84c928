import type { ToldSignatures } from './told.ts'

export const provingDomains: ToldSignatures['provingDomains'] = {
  domain_record_missing: {
    sentence: '{name} にはまだ TXT レコードがありません。',
    todo: [
      '{domain} の DNS に、この名前と値どおりの TXT レコードを追加してください。',
      '追加したばかりですか？ネームサーバーは「なかった」ことをしばらく覚えていますが、1 時間を超えることはまれです。他の作業は不要です。',
    ],
    got: 'TXT レコードなし',
  },
  domain_not_in_dns: {
    sentence: 'ドメイン {domain} は DNS に存在しません。',
    todo: ['名前の入力ミスを確認してください。', '登録したばかりのドメインは数時間かかります。'],
    want: 'ネームサーバーのあるドメイン',
    got: 'そのような名前はない',
  },
  domain_record_other: {
    sentence: '{name} の TXT レコードの内容が異なります。',
    todo: [
      '{domain} の DNS に、この名前と値どおりの TXT レコードを追加してください。',
      '同じ名前の他のレコードは残して構いません。',
    ],
  },
  domain_record_old: {
    sentence: '{name} の TXT レコードは別の依頼の値です。',
    todo: ['今表示されている値を入れてください。別の設定で必要なら、もう一方も並べて残せます。'],
  },
  domain_record_almost: {
    sentence: '{name} の TXT レコードの値に余計なものが付いているか、一部が欠けています。',
    todo: ['値に含まれないもの（引用符、空白、TXT という語）を除いてください。'],
  },
  domain_record_appended: {
    sentence: 'レコードが {name}.{domain} にあります。DNS の画面がドメインを自動で付け加えました。',
    todo: ['レコード名はドメインを付けず、_gatepass だけにしてください。'],
  },
  domain_record_at_apex: {
    sentence: 'レコードが {name} ではなく {domain} 自体にあります。',
    todo: ['レコード名を _gatepass にしてください。多くの DNS の画面ではそれだけで、ドメインは自動で付きます。'],
  },
  domain_servers_broken: {
    sentence: '{domain} のネームサーバーがエラー（SERVFAIL など）を返し、誰もレコードを読めません。',
    todo: [
      '{domain} の DNS の管理者が原因を確認できます。期限切れの DNSSEC 署名や、ドメインを知らないネームサーバーがよくある原因です。',
    ],
    want: '{name} への応答',
    got: 'エラー',
  },
  domain_servers_silent: {
    sentence: '{name} について、時間内に応答したネームサーバーがありません。',
    todo: ['1 分お待ちください。もう一度問い合わせます。', '続く場合、{domain} のネームサーバーに到達できません。'],
    want: '5 秒以内の応答',
    got: 'なし',
  },
  domain_failing: {
    sentence:
      '{domain} の TXT レコードが {since} からありません。その 7 日後には、そのドメインのアドレスからここへ来られなくなります。',
    todo: ['この名前と値どおりにレコードを戻してください。'],
  },
  domain_lost: {
    sentence: '{domain} の TXT レコードが {since} からなく、そのドメインのアドレスからここへ来られなくなっています。',
    todo: [
      'レコードを戻し、もう一度確認してください。',
      '{domain} がもう御社のものでなければ、ここから削除してください。',
    ],
  },
}
