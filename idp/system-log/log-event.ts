/** Someone or something an event speaks of. */
export type LogParty = {
  readonly id: string
  readonly type: string
  readonly alternateId: string
  readonly displayName: string
}

/** What happened, before the log gives it a place in time. Never holds a secret or a token. */
export type NewLogEvent = {
  readonly eventType: string
  /** Absent: the type's own sentence. */
  readonly displayMessage?: string
  readonly severity?: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'
  readonly actor: LogParty
  readonly outcome?: {
    readonly result: 'SUCCESS' | 'FAILURE' | 'DENY' | 'ALLOW' | 'SKIPPED' | 'CHALLENGE' | 'UNKNOWN'
    readonly reason?: string
  }
  readonly target?: readonly LogParty[]
  readonly client?: { readonly ipAddress?: string; readonly userAgent?: string }
  readonly transaction?: { readonly id: string; readonly requestApiTokenId?: string; readonly sessionId?: string }
  readonly debugData?: Readonly<Record<string, string>>
}

export type LogEvent = Omit<NewLogEvent, 'outcome'> & {
  readonly uuid: string
  readonly published: number
  readonly displayMessage: string
  readonly severity: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'
  readonly outcome: { readonly result: string; readonly reason?: string }
}

const SENTENCES: Readonly<Record<string, string>> = {
  'user.lifecycle.create': 'Create okta user',
  'user.lifecycle.activate': 'Activate Okta user',
  'user.lifecycle.deactivate': 'Deactivate Okta user',
  'user.lifecycle.suspend': 'Suspend Okta user',
  'user.lifecycle.unsuspend': 'Unsuspend Okta user',
  'user.lifecycle.reactivate': 'Reactivate Okta user',
  'user.lifecycle.delete.initiated': 'Delete Okta user initiated',
  'user.account.update_profile': 'Update user profile for Okta',
  'user.account.update_password': 'User update password for Okta',
  'user.account.unlock': 'Unlock user account for Okta',
  'user.account.expire_password': 'Expire user password for Okta',
  'user.account.reset_password': 'Reset user password for Okta',
  'user.account.privilege.grant': 'Grant user privilege',
  'user.account.privilege.revoke': 'Revoke user privilege',
  'group.lifecycle.create': 'Create Okta group',
  'group.lifecycle.delete': 'Delete Okta group',
  'group.profile.update': 'Update Okta group profile',
  'group.privilege.grant': 'Grant group privilege',
  'group.privilege.revoke': 'Revoke group privilege',
  'group.user_membership.rule.trigger': 'Trigger group membership rule',
  'group.user_membership.rule.deactivated': 'Group membership rule is deactivated',
  'group.user_membership.rule.add_exclusion': 'Exclude user from group membership rule',
  'group.user_membership.add': 'Add user to group membership',
  'group.user_membership.remove': 'Remove user from group membership',
  'group.application_assignment.add': 'Add assigned application to group',
  'group.application_assignment.remove': 'Remove assigned application from group',
  'application.lifecycle.create': 'Create application',
  'application.lifecycle.update': 'Update application',
  'application.lifecycle.activate': 'Activate application',
  'application.lifecycle.deactivate': 'Deactivate application',
  'application.lifecycle.delete': 'Delete application',
  'application.user_membership.add': 'Add user to application membership',
  'application.user_membership.remove': 'Remove user from application membership',
  'app.oauth2.credentials.lifecycle.create': 'Create client credential',
  'app.oauth2.credentials.lifecycle.activate': 'Activate client credential',
  'app.oauth2.credentials.lifecycle.deactivate': 'Deactivate client credential',
  'app.oauth2.credentials.lifecycle.delete': 'Delete client credential',
  'app.oauth2.client.read_client_secret': 'Client secret has been read',
  'app.oauth2.as.key.rollover': 'OAuth2 authorization server keys are rotated',
  'oauth2.as.created': 'Authorization server is created',
  'oauth2.as.updated': 'Authorization server is updated',
  'oauth2.as.activated': 'Authorization server is activated',
  'oauth2.as.deactivated': 'Authorization server is deactivated',
  'oauth2.as.deleted': 'Authorization server is deleted',
  'oauth2.scope.created': 'OAuth2 scope is created',
  'oauth2.scope.updated': 'OAuth2 scope is updated',
  'oauth2.scope.deleted': 'OAuth2 scope is deleted',
  'oauth2.claim.created': 'OAuth2 claim is created',
  'oauth2.claim.updated': 'OAuth2 claim is updated',
  'oauth2.claim.deleted': 'OAuth2 claim is deleted',
  'policy.lifecycle.create': 'Create policy',
  'policy.lifecycle.update': 'Update policy',
  'policy.lifecycle.activate': 'Activate policy',
  'policy.lifecycle.deactivate': 'Deactivate policy',
  'policy.lifecycle.delete': 'Delete policy',
  'policy.rule.add': 'Add policy rule',
  'policy.rule.update': 'Update policy rule',
  'policy.rule.activate': 'Activate policy rule',
  'policy.rule.deactivate': 'Deactivate policy rule',
  'policy.rule.delete': 'Delete policy rule',
  'system.api_token.create': 'Create API token',
  'system.api_token.update': 'Update API token',
  'system.api_token.revoke': 'Revoke API token',
  'security.trusted_origin.create': 'Create trusted origin',
  'security.trusted_origin.update': 'Update trusted origin',
  'security.trusted_origin.activate': 'Activate trusted origin',
  'security.trusted_origin.deactivate': 'Deactivate trusted origin',
  'security.trusted_origin.delete': 'Delete trusted origin',
  'system.custom_url_domain.initiate': 'Custom URL domain setup initiated',
  'system.custom_url_domain.verify': 'Custom URL domain verification',
  'system.custom_url_domain.cert_upload': 'Upload certificate of a custom URL domain',
  'system.custom_url_domain.update': 'Update custom URL domain',
  'system.custom_url_domain.delete': 'Delete custom URL domain',
  'user.session.start': 'User login to Okta',
  'user.session.access_admin_app': 'User accessing Okta admin app',
  'user.session.clear': 'Clear user session',
  'user.session.end': 'User logout from Okta',
  'user.authentication.sso': 'User single sign on to app',
  'app.generic.unauth_app_access_attempt': 'User attempted unauthorized access to app',
}

export function sentenceOf(eventType: string): string {
  return SENTENCES[eventType] ?? eventType
}
