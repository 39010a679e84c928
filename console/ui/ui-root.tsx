import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import './mantine.css'
import './tokens.css'
import './base.css'
import { Notices } from './notices.tsx'
import { Refusal } from './refusal.ts'
import { theme } from './theme.ts'
import { UI_ENGLISH, type UiWords, UiWordsContext } from './ui-words.ts'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // What the server refused it will refuse again; only a network that hiccups is asked once more.
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
    },
    mutations: { retry: false },
  },
})

/** What every console stands on: theme, data, words, notices. */
export function UiRoot({ words = UI_ENGLISH, children }: { words?: UiWords; children: ReactNode }) {
  return (
    // Without its variables and helper classes Mantine writes no style element, which the content policy forbids.
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <QueryClientProvider client={queries}>
        <UiWordsContext value={words}>
          {children}
          <Notices />
        </UiWordsContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
