import type { Words } from './words.ts'

export const goingLive: Words['goingLive'] = {
  who: '対象',
  domains: (domains) => `${domains} のアドレスをお持ちの方`,
  assigned: 'Okta でアプリに割り当てられている方',
  accounts: 'これまで',
  known: (accounts, signedIn) =>
    accounts === 0
      ? 'まだ誰もこの方法でサインインしていません'
      : `この方法でサインインした方 ${accounts} 名、現在サインイン中 ${signedIn} 名`,
  today: '現在',
  nothingYet: 'まだ Okta でサインインしている方はいません',
  after: '有効にした後',
  back: '元に戻すには',
  backOff: (application) => `${application} のサポートがワンクリックで無効に戻せます`,
  backTo: (application) => `${application} のサポートがワンクリックで現在の状態に戻せます`,
  otherIssuer:
    '発行元が変わると別の場所とみなされ、利用者は新規として扱われます。サインイン中の方はもう一度サインインが必要になり、新しいアカウントになります。',
  open: (application) => `${application} を開く`,
  report: 'レポートをダウンロード',
  reportHint: '何を、いつ、誰が確認したかを 1 つのファイルにまとめます。変更管理に添付でき、機密は含みません。',
}
