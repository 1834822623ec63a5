'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { identityLine, type NamedClient } from '@/lib/text/display-name'
import type { EntryActions, StoredSession } from '../entry/entry-actions'
import type { FormDraft } from '../measure/form-draft'
import type { BothVersions, keepText } from './both-versions'
import type { NoteHere } from './differences'

type Props = {
  /** A save was refused, or a draft was. */
  isSave: boolean
  client: NamedClient
  sessionId: string
  sheets: readonly FormDraft[]
  note: NoteHere
  readStored: EntryActions['readStored']
  onKeepMine: (stored: StoredSession) => void
  onTakeTheirs: () => void
}

const writing = 'textarea, input:not([type="radio"], [type="checkbox"])'

/** Somebody else, or another tab, changed the session meanwhile: both versions side by side, and a person decides. */
export function ConflictPanel(props: Props) {
  const { isSave, client, sessionId, sheets, note, readStored, onKeepMine, onTakeTheirs } = props
  const other = useOther({ sessionId, clientId: client.id }, readStored)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // Whoever is writing keeps the focus, or what is typed next would be lost; the panel says itself as an alert.
    if (document.activeElement?.matches(writing)) panel.current?.scrollIntoView({ block: 'nearest' })
    else panel.current?.focus()
  }, [])
  return (
    <section
      ref={panel}
      tabIndex={-1}
      role="alert"
      aria-labelledby="conflict-title"
      className="mt-2 mb-8 border-review outline-none border-l-3 pl-4"
    >
      <h2 id="conflict-title" className="font-serif text-xl">
        {isSave ? 'This session was changed in the meantime' : 'This session is open elsewhere'}
      </h2>
      <p className="font-medium">{identityLine(client)}</p>
      <p className="mt-1 max-w-prose text-soft">
        {isSave ? 'Nothing has been overwritten yet.' : 'Something was typed in another tab or on another device.'}
      </p>
      {other === 'failed' && <p className="mt-2">The other version could not be read. Please try again in a moment.</p>}
      {other === null && <p className="mt-2 text-soft">Reading the other version…</p>}
      {other !== null && other !== 'failed' && (
        <>
          <other.Shown sheets={sheets} note={note} stored={other.stored} />
          <p className="mt-4 flex flex-wrap gap-3">
            <Button onClick={() => onKeepMine(other.stored)}>{other.keepText(isSave, sheets, other.stored)}</Button>
            <Button variant="outline" onClick={onTakeTheirs}>
              Take the other version
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

type Other = { stored: StoredSession; Shown: typeof BothVersions; keepText: typeof keepText }

/** What is stored, and what shows it: loaded with it, so that where either does not come that is said, and the page stays. */
function useOther(
  { sessionId, clientId }: { sessionId: string; clientId: string },
  readStored: EntryActions['readStored'],
) {
  const [other, setOther] = useState<Other | 'failed' | null>(null)
  useEffect(() => {
    Promise.all([readStored({ sessionId, clientId }), import('./both-versions')])
      .then(([reply, { BothVersions: Shown, keepText }]) =>
        setOther(reply.ok ? { stored: reply, Shown, keepText } : 'failed'),
      )
      .catch(() => setOther('failed'))
  }, [sessionId, clientId, readStored])
  return other
}
