import { Tabs } from '@mantine/core'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './hash-tabs.module.css'

export type HashTab = { readonly id: string; readonly title: string; readonly content: () => ReactNode }

/** Tabs whose choice is in the address: `#tab-general`. Only the open one is rendered. */
export function HashTabs({ tabs, label }: { tabs: readonly HashTab[]; label: string }) {
  const hash = useOwnHash()
  const navigate = useNavigate()
  const open = tabs.find(({ id }) => id === hash) ?? tabs[0]
  const list = useRef<HTMLDivElement>(null)
  // On a phone not all of them fit; the open one is always seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each tab that is opened
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected=true]')
    if (tab && list.current)
      list.current.scrollLeft = tab.offsetLeft - list.current.offsetWidth / 2 + tab.offsetWidth / 2
  }, [open?.id])
  if (open === undefined) return null
  return (
    <Tabs
      value={open.id}
      onChange={(id) => void navigate({ to: '.', search: true, hash: id ?? '', replace: true, resetScroll: false })}
      keepMounted={false}
      classNames={{ list: styles.list, tab: styles.tab, panel: styles.panel }}
    >
      <Tabs.List aria-label={label} ref={list}>
        {tabs.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, content }) => (
        <Tabs.Panel key={id} value={id}>
          {id === open.id && content()}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

/** The hash of this screen's address. On the way to another screen this one is still drawn, as it was. */
function useOwnHash(): string {
  const location = useLocation({ select: ({ hash, pathname }) => `${pathname}#${hash}` })
  const [pathname, hash = ''] = location.split('#')
  const [own, setOwn] = useState({ pathname, hash })
  if (pathname === own.pathname && hash !== own.hash) setOwn({ pathname, hash })
  return own.hash
}
