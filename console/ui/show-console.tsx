import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UiRoot } from './ui-root.tsx'

/** Puts a console into its page. @param name  tells one console from another in this browser */
export function showConsole(name: string, screens: ReactNode): void {
  reloadAfterUpdate(`gatepass.reloaded.${name}`)
  createRoot(document.getElementById('console') as HTMLElement).render(
    <StrictMode>
      <UiRoot>{screens}</UiRoot>
    </StrictMode>,
  )
}

/** After an update the files of the page that is open are gone; a fresh page knows the new ones. Once, not for ever. */
function reloadAfterUpdate(key: string): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 10_000) return
    sessionStorage.setItem(key, String(Date.now()))
    event.preventDefault()
    location.reload()
  })
}
