'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { Command, CommandGroup, CommandInput, CommandItem, CommandList } from '@/components/ui/command'
import { Dialog, DialogContent, DialogHeader, DialogTitle } from '@/components/ui/dialog'
import { tellLoginEnded } from '@/components/ui/login-end'
import type { FormAction } from '@/lib/form-state'
import type { NavLink } from './nav-links'
import { type Findable, groupsOf, type Line, matching, nothingFound } from './palette-lines'

/** What the palette reaches beyond the pages; null for those who see no clients. */
export type PaletteClients = {
  /** `isCut`: there are too many to be read at once, and they are found by the beginning of their code. */
  find: (typed: string) => Promise<(Found & { ok: true; clients: Findable[] }) | { ok: false; why: string }>
  record: FormAction
}

type Props = { links: readonly NavLink[]; clients: PaletteClients | null; onClose: () => void }

/** Go to a client or a page, or begin a session, by a few letters. */
export function Palette({ links, clients, onClose }: Props) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const { found, isCut, message, record, isBusy } = useClients(clients, typed)
  const groups = matching(groupsOf(found ?? [], links), typed)
  const items = groups.flatMap(({ lines }) => lines.map(({ id }) => id))
  useEffect(() => input.current?.focus(), [])
  const choose = (line: Line) => {
    if ('recordFor' in line) return record(line.recordFor)
    onClose()
    router.push(line.href)
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent className="mt-[12vh] mb-auto max-w-lg">
        <DialogHeader>
          <DialogTitle>Go to</DialogTitle>
        </DialogHeader>
        <Command items={items} isAwaited={found === null}>
          <CommandInput
            ref={input}
            aria-label="Name, code or page"
            placeholder="Name, code or page"
            value={typed}
            onValueChange={setTyped}
          />
          <CommandList aria-label="Clients and pages">
            {groups.map(({ title, lines }) => (
              <CommandGroup key={title} heading={title}>
                {lines.map(line => (
                  <CommandItem key={line.id} id={line.id} onSelect={() => choose(line)}>
                    <span className="min-w-0 wrap-anywhere">{line.label}</span>
                    {line.detail && (
                      <span className="min-w-0 wrap-anywhere text-[0.8125rem] text-soft tabular-nums">
                        {line.detail}
                      </span>
                    )}
                  </CommandItem>
                ))}
              </CommandGroup>
            ))}
          </CommandList>
          <p role="status" className="text-soft empty:hidden">
            {items.length > 0 ? message : isBusy ? 'Looking…' : nothingFound(isCut)}
          </p>
        </Command>
      </DialogContent>
    </Dialog>
  )
}

/** `recordKey`: under it a session that is begun here is begun once. */
type Found = { clients: Findable[] | null; isCut: boolean; recordKey: string }
const nobody: Found = { clients: [], isCut: false, recordKey: '' }

/**
 * The clients are asked for when the palette opens, and are nowhere kept; null until they are there. Where they are too many, those with
 * the code that is being typed are asked for.
 */
function useClients(clients: PaletteClients | null, typed: string) {
  const [{ clients: found, isCut, recordKey }, setRead] = useState<Found>({ ...nobody, clients: clients ? null : [] })
  const [message, setMessage] = useState('')
  const [isBusy, start] = useTransition()
  const sought = isCut ? typed : ''
  useEffect(() => {
    // Each answer is for what was typed when it was asked for.
    let isStale = !clients
    start(async () => {
      const answer = await clients?.find(sought)
      if (isStale || !answer) return
      if (answer.ok) return setRead(answer)
      if (answer.why === 'signed-out') tellLoginEnded()
      setRead(nobody)
      setMessage('The clients could not be read.')
    })
    return () => {
      isStale = true
    }
  }, [clients, sought])
  const record = (clientId: string) =>
    start(async () => {
      const form = new FormData()
      form.set('clientId', clientId)
      form.set('key', recordKey)
      setMessage((await clients?.record({}, form))?.message ?? '')
    })
  return { found, isCut, message, record, isBusy }
}
