// The guide in the browser of a customer's administrator: setup/guide.tsx is the whole of it on one page.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { UiRoot } from '../ui/ui-root.tsx'
import { Guide } from './setup/guide.tsx'
import { openWords, useWords } from './words/words.ts'

function Root() {
  const { ui } = useWords()
  return (
    <UiRoot words={ui}>
      <Guide />
    </UiRoot>
  )
}

await openWords()
createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
