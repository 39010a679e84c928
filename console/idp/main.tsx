// Okta's admin console in the browser.
//
//   main.tsx         this: theme, data, router
//   screens.tsx      every screen with its address, one line each
//   shell.tsx        header and sidebar around them
//   okta-api.ts      the management API, with the session's cookie; Okta's errors
//   okta-queries.ts  what screens ask with
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UiRoot } from '../ui/ui-root.tsx'
import { router } from './router.tsx'

// After an update the files of the page that is open are gone; a fresh page knows the new ones. Once, not for ever.
const RELOADED = 'gatepass.reloaded'
window.addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < 10_000) return
  sessionStorage.setItem(RELOADED, String(Date.now()))
  event.preventDefault()
  location.reload()
})

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <UiRoot>
      <RouterProvider router={router} />
    </UiRoot>
  </StrictMode>,
)
