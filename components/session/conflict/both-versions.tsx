import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { measureSubject } from '@/lib/measure'
import { listed } from '@/lib/text/listed'
import type { StoredSession } from '../entry/entry-actions'
import { type FormDraft, sheetName } from '../measure/form-draft'
import { differences, entryInShort, type NoteHere, notesBeside } from './differences'
import { missingHere } from './missing-here'
import { sentMeanwhile } from './sent-meanwhile'

type Versions = { sheets: readonly FormDraft[]; note: NoteHere; stored: StoredSession }

/** What was typed here beside what is stored now, and what was typed only there. */
export const BothVersions = (versions: Versions) => (
  <>
    <SentMeanwhile {...versions} />
    <Both {...versions} />
    <OnlyThere {...versions} />
  </>
)

/** What the button says that keeps what was typed here. */
export function keepText(isSave: boolean, sheets: readonly FormDraft[], stored: StoredSession): string {
  if (sentMeanwhile(sheets, stored).length > 0) return 'Keep both'
  return isSave ? 'Save mine where both differ' : 'Keep mine where both differ'
}

/** What the client has sent since this screen was opened: nothing is typed over it. */
function SentMeanwhile({ sheets, stored }: Versions) {
  const sent = sentMeanwhile(sheets, stored)
  if (sent.length === 0) return null
  const isTyped = sent.some(({ key }) => sheets.some(sheet => sheet.isChanged && sheetName(sheet) === key))
  const [subject, them] = sent.length === 1 ? ['It is', 'it'] : ['They are', 'them']
  return (
    <p className="mt-3 max-w-prose">
      {`The client has sent ${listed(sent.map(({ title }) => title))} meanwhile. ${subject} kept as the client answered ${them}.`}
      {isTyped && ` What was typed here of the same is kept beside ${them}.`}
    </p>
  )
}

function Both({ sheets, note, stored }: Versions) {
  const sent = sentMeanwhile(sheets, stored)
  const found = differences(sheets, stored.entries).filter(
    ({ sheet }) => !sent.some(({ key }) => key === sheetName(sheet)),
  )
  const notes = notesBeside(note, stored.note)
  if (found.length === 0 && notes === null && missingHere(sheets, stored.drafts).length === 0)
    return sent.length > 0 ? null : (
      <p className="mt-3">
        The answers and the note are the same in both; the date, the attendance or what the client filled in was
        changed.
      </p>
    )
  if (found.length === 0 && !notes?.here) return null
  return (
    <>
      <p className="mt-3">Below is what you typed beside what is there now.</p>
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
    </>
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
