// Okta's admin console in the browser.
//
//   main.tsx         this: theme, data, router
//   screens.tsx      every screen with its address, one line each
//   shell.tsx        header and sidebar around them
//   okta-api.ts      the management API, with the session's cookie; Okta's errors
//   okta-queries.ts  what screens ask with
import { RouterProvider } from '@tanstack/react-router'
import { showConsole } from '../ui/show-console.tsx'
import { router } from './router.tsx'

showConsole('okta', <RouterProvider router={router} />)
