'use client'

import dynamic from 'next/dynamic'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { isTyping } from '../ui/typing'
import type { NavLink } from './nav-links'
import type { PaletteClients } from './palette'

// Loaded when it is first asked for.
const KeyList = dynamic(() => import('./key-list').then(list => list.KeyList))
const Palette = dynamic(() => import('./palette').then(palette => palette.Palette))

type Props = { links: readonly NavLink[]; clients: PaletteClients | null }
type Opened = 'keys' | 'palette'

/** The keys that hold on every page, and the hint at them. */
export function KeyHelp({ links, clients }: Props) {
  const [open, setOpen] = useState<Opened | null>(null)
  const findsClients = clients !== null
  const findClient = useFindClient()
  useEffect(() => {
    const actOf = (key: string) => {
      if (key === '?') return () => setOpen('keys')
      if (key === 'r') return recordHere()
      return key === '/' && findsClients ? findClient : null
    }
    const press = (event: KeyboardEvent) => {
      if (asksForPalette(event)) {
        event.preventDefault()
        return setOpen('palette')
      }
      if (isTyping(event)) return
      const act = actOf(event.key)
      if (act) event.preventDefault()
      act?.()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [findsClients, findClient])
  // The browser says a frame late that a dialog closed: by then the other one may be asked for.
  const close = (closed: Opened) => setOpen(now => (now === closed ? null : now))
  return (
    <>
      <div className="hidden flex-wrap gap-x-3 gap-y-1 lg:flex">
        <Hint sign="?" text="keys" onClick={() => setOpen('keys')} />
        <Hint sign="Ctrl K" text="go to" onClick={() => setOpen('palette')} />
        {findsClients && <Hint sign="/" text="find a client" onClick={findClient} />}
      </div>
      {open === 'keys' && <KeyList onClose={() => close('keys')} />}
      {open === 'palette' && <Palette links={links} clients={clients} onClose={() => close('palette')} />}
    </>
  )
}

/** Begins a session by the page's own button for it, where it has one that says so; null where it has none. */
function recordHere(): (() => void) | null {
  const button = document.querySelector<HTMLElement>('main [aria-keyshortcuts="R"]')
  return button && (() => button.click())
}

/** Also from within a field: nobody types Ctrl K. Not over a dialog, which asks for an answer first. */
const asksForPalette = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && !document.querySelector('dialog[open]')

function Hint({ sign, text, onClick }: { sign: string; text: string; onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="inline-flex items-center gap-1.5 rounded-sm hover:text-ink">
      <Kbd>{sign}</Kbd> {text}
    </button>
  )
}

/** Puts the cursor into the caseload's search, going to the caseload first where that is elsewhere. */
function useFindClient(): () => void {
  const path = usePathname()
  const router = useRouter()
  const isLooking = useRef(false)
  useEffect(() => {
    if (isLooking.current && path === '/caseload') isLooking.current = !focusSearch()
  }, [path])
  return () => {
    if (focusSearch()) return
    isLooking.current = true
    router.push('/caseload')
  }
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
  search?.focus()
  search?.select()
  return search !== null
}
