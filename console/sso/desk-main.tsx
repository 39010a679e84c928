// The operators' desk in the browser.
//
//   desk-main.tsx       this: theme, data, router
//   desk-screens.ts     every screen with its address, one line each
//   desk-router.tsx     the screens inside the shell, and those that stand alone
//   desk/               shell, the API with the session's cookie, who is signed in
//   desk-…/             a part of the menu each
import { RouterProvider } from '@tanstack/react-router'
import { showConsole } from '../ui/show-console.tsx'
import { router } from './desk-router.tsx'

showConsole('desk', <RouterProvider router={router} />)
