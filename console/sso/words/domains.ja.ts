import type { Words } from './words.ts'

export const domains: Words['domains'] = {
  lead: (application) =>
    `${application} で仕事用のメールアドレスを入力した人は、そのドメインによって御社の Okta に案内されます。ドメインが御社のものであることは、DNS の TXT レコードで示します。`,
  label: 'メールのドメイン',
  hint: '社員のメールアドレスで @ の後ろにある部分です。サブドメインは別のドメインとして扱います。',
  add: 'ドメインを追加',
  record: '{domain} の DNS を管理している方が、次の **TXT** レコードを追加します。',
  recordName: 'レコードの名前',
  recordValue: 'レコードの値',
  trap: 'DNS の管理画面の多くは、ドメイン名を自動で付け足します。その場合の名前は {short} だけです。',
  looking: 'レコードを探しています…',
  notYet: 'まだありません。最後の確認：{when}',
  looked: '最後の確認：{when}。変更すると自動で反映されます。',
  patience:
    '見つかると自動で緑になります。追加から 1 分ほど、まれに 1 時間ほどかかります。このページは閉じてもかまいません。確認は続きます。',
  seen: 'レコードを確認しました（{when}）。毎日確認しますので、そのまま残しておいてください。',
  vouched: (application) =>
    `${application} がこのドメインを御社のものと確認しているため、ここのアドレスはすでに御社の Okta につながっています。`,
  proveIt: 'DNS で証明する',
  states: {
    pending: '待機中',
    wrong: '対応が必要です',
    proven: '証明済み',
    failing: 'レコードなし',
    lost: '失効',
    vouched: '保証済み',
  },
  remove: '削除',
  removeNamed: (domain) => `${domain} を削除`,
  removeWhat: (domain) => `${domain} のアドレスからは、御社の Okta につながらなくなります。`,
  keep: '残す',
  skip: '今はドメインなしで進む',
}
