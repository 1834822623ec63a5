'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { measureSubject } from '@/lib/measure'
import { identityLine, type NamedClient } from '@/lib/text/display-name'
import type { EntryActions, StoredSession } from '../entry/entry-actions'
import type { FormDraft } from '../measure/form-draft'
import { differences, entryInShort, missingHere, type NoteHere, notesBeside } from './differences'

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
  const stored = useStored({ sessionId, clientId: client.id }, readStored)
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
        {isSave
          ? 'Nothing has been overwritten yet. Below is what you typed beside what is there now.'
          : 'Something was typed in another tab or on another device. Below is what you typed beside what was typed there.'}
      </p>
      {stored === 'failed' && (
        <p className="mt-2">The other version could not be read. Please try again in a moment.</p>
      )}
      {stored === null && <p className="mt-2 text-soft">Reading the other version…</p>}
      {stored !== null && stored !== 'failed' && (
        <>
          <Both sheets={sheets} note={note} stored={stored} />
          <OnlyThere sheets={sheets} note={note} stored={stored} />
          <p className="mt-4 flex flex-wrap gap-3">
            <Button onClick={() => onKeepMine(stored)}>
              {isSave ? 'Save mine where both differ' : 'Keep mine where both differ'}
            </Button>
            <Button variant="outline" onClick={onTakeTheirs}>
              Take the other version
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

function useStored(
  { sessionId, clientId }: { sessionId: string; clientId: string },
  readStored: EntryActions['readStored'],
) {
  const [stored, setStored] = useState<StoredSession | 'failed' | null>(null)
  useEffect(() => {
    readStored({ sessionId, clientId })
      .then(reply => setStored(reply.ok ? reply : 'failed'))
      .catch(() => setStored('failed'))
  }, [sessionId, clientId, readStored])
  return stored
}

type Versions = { sheets: readonly FormDraft[]; note: NoteHere; stored: StoredSession }

function Both({ sheets, note, stored }: Versions) {
  const found = differences(sheets, stored.entries)
  const notes = notesBeside(note, stored.note)
  if (found.length === 0 && notes === null && missingHere(sheets, stored.drafts).length === 0)
    return (
      <p className="mt-3">The answers and the note are the same in both; the date or the attendance was changed.</p>
    )
  if (found.length === 0 && !notes?.here) return null
  return (
    <Table className="mt-3 max-w-2xl">
      <TableHeader>
        <TableRow>
          <TableHead scope="col">Measure</TableHead>
          <TableHead scope="col">Typed here</TableHead>
          <TableHead scope="col">{`Stored now, ${whose(stored)}`}</TableHead>
        </TableRow>
      </TableHeader>
      {found.map(({ sheet, here, there, rows }) => (
        <TableBody key={sheet.id}>
          <TableRow>
            <TableHead scope="row">{measureSubject(sheet)}</TableHead>
            <TableCell>{here}</TableCell>
            <TableCell>{there}</TableCell>
          </TableRow>
          {rows.map(row => (
            <TableRow key={row.label}>
              <TableCell className="pl-6 text-soft">
                {row.label}
                {row.isRisk && (
                  <span className="block text-safety text-sm">
                    <span aria-hidden>▲ </span>Risk item: what you choose may end or raise a safety flag.
                  </span>
                )}
              </TableCell>
              <TableCell>{row.here}</TableCell>
              <TableCell>{row.there}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      ))}
      {notes?.here && (
        <TableBody>
          <TableRow>
            <TableHead scope="row">Note</TableHead>
            <TableCell className={asTyped}>{notes.here}</TableCell>
            <TableCell className={asTyped}>{notes.there}</TableCell>
          </TableRow>
        </TableBody>
      )}
    </Table>
  )
}

/** Whose the other version is. */
const whose = ({ lastBy }: StoredSession): string => lastBy ?? 'yours in another window'

/** A note keeps its lines. */
const asTyped = 'whitespace-pre-wrap wrap-anywhere'

/** Measures, and a note, that were typed there alone. Whichever version is chosen, they are kept. */
function OnlyThere({ sheets, note, stored }: Versions) {
  const found = missingHere(sheets, stored.drafts)
  const notes = notesBeside(note, stored.note)
  const isNoteTheirs = notes !== null && notes.here === null
  if (found.length === 0 && !isNoteTheirs) return null
  return (
    <div className="mt-3 max-w-2xl">
      <p>{`Typed only there (${whose(stored)}). It is kept, whichever you choose:`}</p>
      <ul className="mt-1 list-disc pl-5">
        {found.map(({ entry, title }) => (
          <li key={title}>{`${title}: ${entryInShort(entry)}`}</li>
        ))}
        {isNoteTheirs && <li className={asTyped}>{`Note: ${notes.there}`}</li>}
      </ul>
    </div>
  )
}
