// An event as `/api/v1/logs` shows it: what the list needs by name, and the rest as it comes.

export type OktaLogEvent = Readonly<Record<string, unknown>> & {
  readonly uuid: string
  readonly published: string
  readonly eventType: string
  readonly displayMessage: string
  readonly severity: string
  readonly actor: OktaLogParty
  readonly outcome: { readonly result: string; readonly reason: string | null }
  readonly target: readonly OktaLogParty[] | null
  readonly client: { readonly ipAddress: string | null }
  readonly transaction: { readonly id: string | null }
}

export type OktaLogParty = {
  readonly id: string
  readonly type: string
  readonly alternateId: string
  readonly displayName: string
}
