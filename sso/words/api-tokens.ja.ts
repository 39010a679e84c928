import type { ToldSignatures } from './told.ts'

export const apiTokens: ToldSignatures['apiTokens'] = {
  api_token_dead: {
    sentence: 'API トークンはもう有効ではありません。30 日間未使用、取り消し、または所有者の無効化です。',
    todo: ['無効化されないサービスアカウントで Create token を行い、ここに入力してください。'],
    want: '有効な API トークン',
  },
  api_token_too_weak: {
    sentence:
      'この API トークンには権限がありません。所有者の役割が許していないか、別のネットワークに限定されています。',
    todo: [
      'トークンの所有者には、それを読める役割が必要です。ログには Read-only Administrator で十分です。',
      'API calls made with this token must originate from：Any IP、または Gatepass のアドレスを含むゾーンにしてください。',
    ],
    want: 'System Log を読めるトークン',
  },
}
