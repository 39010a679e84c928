import type { Words } from './words.ts'

export const upkeep: Words['upkeep'] = {
  lead: (organization, application) =>
    `${organization} の皆さまは、ここで接続した設定で ${application} にサインインしています。変更はまず試され、もう一度有効にするまで誰にも影響しません。`,
  preparing: '変更を準備中です。サインインはこれまでどおりです',
  begun: '開始：{when}。',
  tested: '試験済みで、有効にできます。',
  differs: '現在のサインイン設定との違い',
  nothingDiffers: '現在のサインイン設定との違いはありません。',
  inUse: '使用中のもの',
  another: '別のもの',
  carryOn: '続ける',
  drop: '変更を破棄',
  dropSure: 'この変更のために入力した内容は消去されます。現在のサインイン設定はそのまま残ります。',
  dropYes: '破棄する',
  dropNo: '残す',
  title: '使い続けるために',
  intro: '誰のサインインも止めずにできることが 2 つあります。',
  testOfLive: '有効にする前に試したサインインです。変更を準備すると、その変更を試せます。',
  untested: 'サインインは試されていません。ご利用のアプリケーションのサポートがプログラムで設定しました。',
  secret: {
    title: '2 つ目のクライアントシークレット',
    one: '1 つを使用中',
    two: '2 つ目が待機中',
    turned: '2 つ目に切り替え済み',
    why: 'シークレットを入れ替えるときは、新しいものがここで古いものと並んで待機し、Okta が古いものを拒否した時点で自動的に引き継ぎます。立ち会いは不要です。',
    generate:
      'Okta のアプリのページで、**General** タブの **CLIENT SECRETS** から **Generate new secret** を選びます。古いものは当面 **Active** のままにしてください。',
    copy: '新しいものをコピーしてここに入力してください。保存する前に Okta で試します。',
    label: '新しいクライアントシークレット',
    waits: 'Okta が受け入れました（{when}）。待機しています。',
    deactivate:
      '都合のよいときに、Okta で古いものを **Inactive** にしてください。以後は自動的に新しいものが使われ、ここに表示されます。',
    takeBack: '取り消す',
    tookOver: '2 つ目のシークレットが引き継ぎました（{when}）。古いものは Okta で削除できます。',
    other: 'プロバイダーで 2 つ目のクライアントシークレットを作成し、1 つ目は有効なままにしてください。',
  },
  key: {
    title: 'シークレットの代わりに署名を使う',
    bySecret: 'シークレット',
    prepared: '準備中',
    byKey: '署名',
    why: '**Public key / Private key** では、漏れたり入れ替えたりするシークレットがありません。当方が署名し、Okta は自動で取得した当方の公開鍵で検証します。',
    first:
      'Okta で変更する前にボタンを押してください。Okta は保存時にシークレットを削除しますが、先に押しておけば、その間にサインインする方も署名で通ります。',
    begin: '署名を準備する',
    beginInOkta: '準備し、API トークンで Okta に設定する',
    edit: 'Okta のアプリのページの **General** タブで、**Client Credentials** の横の **Edit** を押します。',
    choose:
      'Client authentication で **Public key / Private key** を選び、**Use a URL to fetch keys dynamically** に次の URL を入力して **Save** を押します：',
    url: '当方の鍵の URL',
    accepted: 'Okta が当方の署名を受け入れました。サインインを試してから有効にしてください。',
    toTest: 'サインインを試す',
    live: '当方が署名し、Okta はこのアドレスから取得した鍵で検証します。当方の鍵が変わっても自動的に反映されます。',
    back: 'シークレットの代わりに署名を使っています。シークレットに戻す場合だけ入力してください。',
    other: 'プロバイダーで、クライアントの認証を **private_key_jwt** に、**jwks_uri** を次の URL に設定してください：',
  },
}
