// On top of every screen: a name, an address or the trace from somebody's error page, and the answer is one press away.
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import styles from './desk-search.module.css'

export function DeskSearch() {
  const navigate = useNavigate()
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const toField = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', toField)
    return () => window.removeEventListener('keydown', toField)
  }, [])
  function submit(event: FormEvent) {
    event.preventDefault()
    const asked = text.trim()
    if (asked !== '' && asked !== q) void navigate({ to: '/search', search: { q: asked } })
  }
  return (
    <search className={styles.search}>
      <form onSubmit={submit}>
        <IconSearch size={16} aria-hidden />
        <input
          ref={field}
          type="search"
          name="q"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          aria-label="Find a person or a trace"
          placeholder="Find a person or a trace"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span aria-hidden="true">/</span>
      </form>
    </search>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)
}
