/** People for whom the expression holds are put into the groups; while the rule is ACTIVE they follow their profile. */
export type GroupRule = {
  readonly id: string
  readonly orgId: string
  readonly name: string
  /** INVALID: a group of it is gone. */
  readonly status: 'ACTIVE' | 'INACTIVE' | 'INVALID'
  readonly expression: string
  readonly excludedUserIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
}

export type GroupRuleInput = Pick<GroupRule, 'name' | 'expression' | 'excludedUserIds' | 'groupIds'>
