// The guide in the browser of a customer's administrator: setup/guide.tsx is the whole of it on one page.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UiRoot } from '../ui/ui-root.tsx'
import { Guide } from './setup/guide.tsx'

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <UiRoot>
      <Guide />
    </UiRoot>
  </StrictMode>,
)
