'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useRef, useState, useTransition } from 'react'
import { Dialog, DialogContent, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { tellLoginEnded } from '@/components/ui/login-end'
import type { FormAction } from '@/lib/form-state'
import type { NavLink } from './nav-links'
import { type Findable, groupsOf, type Line, matching, PaletteList } from './palette-list'

/** What the palette reaches beyond the pages; null for those who see no clients. */
export type PaletteClients = {
  find: (nothing: null) => Promise<{ ok: true; clients: Findable[] } | { ok: false; why: string }>
  record: FormAction
}

type Props = { links: readonly NavLink[]; clients: PaletteClients | null; onClose: () => void }

/** Go to a client or a page, or begin a session, by a few letters. */
export function Palette({ links, clients, onClose }: Props) {
  const router = useRouter()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { found, message, record, isBusy } = useClients(clients)
  const groups = matching(groupsOf(found, links), typed)
  const lines = groups.flatMap(group => group.lines)
  const chosen = lines[at]
  useEffect(() => input.current?.focus(), [])
  const choose = (line: Line) => {
    if ('recordFor' in line) return record(line.recordFor)
    onClose()
    router.push(line.href)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (step !== undefined) setAt((at + step + lines.length) % Math.max(lines.length, 1))
    else if (chosen) choose(chosen)
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="mt-[12vh] mb-auto max-w-lg">
        <DialogHeader>
          <DialogTitle>Go to</DialogTitle>
        </DialogHeader>
        <input
          ref={input}
          role="combobox"
          aria-label="Name, code or page"
          aria-expanded={lines.length > 0}
          aria-controls={id}
          aria-activedescendant={chosen?.id}
          autoComplete="off"
          spellCheck={false}
          placeholder="Name, code or page"
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
          className="w-full border-b border-ink bg-transparent py-2 outline-none placeholder:text-soft"
        />
        <PaletteList id={id} groups={groups} chosen={chosen?.id} choose={choose} />
        <p role="status" className="text-soft empty:hidden">
          {lines.length > 0 ? message : isBusy ? 'Looking…' : 'Nothing by that name.'}
        </p>
      </DialogContent>
    </Dialog>
  )
}

/** The clients are asked for when the palette opens, and are nowhere kept. */
function useClients(clients: PaletteClients | null) {
  const [found, setFound] = useState<Findable[]>([])
  const [message, setMessage] = useState('')
  const [isBusy, start] = useTransition()
  useEffect(() => {
    if (!clients) return
    start(async () => {
      const answer = await clients.find(null)
      if (answer.ok) return setFound(answer.clients)
      if (answer.why === 'signed-out') tellLoginEnded()
      setMessage('The clients could not be read.')
    })
  }, [clients])
  const record = (clientId: string) =>
    start(async () => {
      const form = new FormData()
      form.set('clientId', clientId)
      form.set('key', crypto.randomUUID())
      setMessage((await clients?.record({}, form))?.message ?? '')
    })
  return { found, message, record, isBusy }
}
