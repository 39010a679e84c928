// The operators' desk in the browser.
//
//   desk-main.tsx       this: theme, data, router
//   desk-screens.ts     every screen with its address, one line each
//   desk-router.tsx     the screens inside the shell, and those that stand alone
//   desk/               shell, the API with the session's cookie, who is signed in
//   desk-…/             a part of the menu each
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UiRoot } from '../ui/ui-root.tsx'
import { router } from './desk-router.tsx'

// After an update the files of the page that is open are gone; a fresh page knows the new ones. Once, not for ever.
const RELOADED = 'gatepass.desk-reloaded'
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
