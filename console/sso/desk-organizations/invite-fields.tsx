// Whom a setup link is for, and how it reaches them.
import { Radio, Select, Stack, TextInput } from '@mantine/core'
import type { Problems } from '../../ui/refusal.ts'
import { LANGUAGES, type Language } from '../words/languages.ts'

export type Invitation = {
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly send: boolean
}

export const NOBODY: Invitation = { name: '', email: '', language: 'en', send: true }

export const isWhole = ({ name, email }: Invitation) => name.trim() !== '' && /^\S+@\S+\.\S+$/.test(email.trim())

export function InviteFields({
  value,
  set,
  problems,
}: {
  value: Invitation
  set: (value: Invitation) => void
  problems: Problems
}) {
  return (
    <>
      <TextInput
        label="Who runs their Okta"
        placeholder="Rosalind Franklin"
        value={value.name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => set({ ...value, name: event.currentTarget.value })}
      />
      <TextInput
        label="Work e-mail"
        description="The link opens for this mailbox alone: it asks for a code that is sent there."
        type="email"
        placeholder="rosalind@globex.com"
        value={value.email}
        error={problems.email}
        maxLength={320}
        autoComplete="off"
        onChange={(event) => set({ ...value, email: event.currentTarget.value })}
      />
      <Select
        label="Language of our letters"
        description="The guide goes by their browser. Whichever they pick there, letters are in it from then on."
        data={Object.entries(LANGUAGES).map(([language, label]) => ({ value: language, label }))}
        allowDeselect={false}
        value={value.language}
        onChange={(language) => language !== null && set({ ...value, language: language as Language })}
      />
      <Radio.Group
        label="The link"
        value={value.send ? 'send' : 'copy'}
        onChange={(way) => set({ ...value, send: way === 'send' })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="send" label="Send it to them by mail" />
          <Radio value="copy" label="Show it to me, once, to send it myself" />
        </Stack>
      </Radio.Group>
    </>
  )
}
