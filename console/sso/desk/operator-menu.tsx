import { IconFingerprint, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { AccountMenu } from '../../ui/account-menu.tsx'
import { useMe } from './me.ts'
import { ROLE_WORDS } from './role-words.ts'

/** Top right: who is signed in and with which rights, the way out. */
export function OperatorMenu() {
  const { data: me } = useMe()
  const operator = me?.operator
  const name = operator?.name ?? ''
  return (
    <AccountMenu
      label="Signed in"
      name={name}
      shown={name}
      ways={(close) => (
        <form method="post" action="/console/sign-out">
          <Link to="/passkeys" onClick={close}>
            <IconFingerprint size={18} aria-hidden />
            Your passkeys
          </Link>
          <button type="submit">
            <IconLogout size={18} aria-hidden />
            Sign out
          </button>
        </form>
      )}
    >
      <span>{operator?.email}</span>
      {operator && <span>{ROLE_WORDS[operator.role].title}</span>}
    </AccountMenu>
  )
}
