'use client'

import { createContext, use } from 'react'
import { AttachmentGlyph } from '@/components/charts/attachment-glyph'
import { SparklineDrawing } from '@/components/charts/sparkline-drawing'
import { RecordButton } from '@/components/shell/record-button'
import { Link } from '@/components/ui/link'
import { Tier } from '@/components/ui/tier'
import type { FormAction } from '@/lib/form-state'
import { displayName, fullName } from '@/lib/text/display-name'
import type { RowCells } from './cell-text'
import type { ClientRow } from './rows'

type Of<Key extends keyof RowCells> = { of: NonNullable<RowCells[Key]> }

/** Who, and where in therapy they are. */
export function ClientCell({ row, about }: { row: ClientRow; about: string }) {
  return (
    <>
      <Link
        href={`/clients/${row.id}`}
        className="font-serif text-lg leading-tight wrap-anywhere underline-offset-4 group-data-compact/table:text-base hover:underline"
      >
        {fullName(row)}
      </Link>
      <span className="block wrap-anywhere text-[0.8125rem] text-soft @min-[61rem]:max-w-44">{about}</span>
    </>
  )
}

export function AttachmentCell({ of: { anxiety, avoidance, region, isNear } }: Of<'attachment'>) {
  return (
    <span className="flex items-center gap-2.5 text-[0.8125rem] text-soft">
      <span className="group-data-compact/table:scale-80 @min-[61rem]:@max-[70rem]:hidden">
        <AttachmentGlyph anxiety={anxiety} avoidance={avoidance} region={region} />
      </span>
      <span>
        {region}
        {isNear && <span className="block text-xs">near border</span>}
      </span>
    </span>
  )
}

export function SessionCell({ of: { next, last } }: Of<'session'>) {
  return (
    <span className="block text-[0.8125rem] whitespace-nowrap">
      {next ?? <span className="text-soft">none planned</span>}
      {last && (
        <span className="text-soft @min-[61rem]:block">
          <span className="@min-[61rem]:hidden"> · </span>last {last}
        </span>
      )}
    </span>
  )
}

export function WhyCell({ of: { tier, says, more } }: Of<'why'>) {
  if (tier === null) return <span className="text-soft">{says}</span>
  return (
    <span className="block @min-[61rem]:max-w-md">
      <Tier tier={tier} className="mr-1.5" />
      {says} {more > 0 && <span className="text-[0.8125rem] whitespace-nowrap text-soft">and {more} more</span>}
    </span>
  )
}

export function AllianceCell({ of }: Of<'alliance'>) {
  return (
    <span className="block">
      <SparklineDrawing
        of={of}
        className="group-data-compact/table:h-7 group-data-compact/table:w-24 @min-[61rem]:@max-[70rem]:w-25"
      />
      {of.form && <span className="text-xs text-soft">{of.form}</span>}
    </span>
  )
}

export function DistressCell({ of: { value, since, verdict, form } }: Of<'distress'>) {
  return (
    <span className="block">
      <span className="mr-2 text-base font-semibold">{value}</span>
      {since && <span className="mr-2 text-[0.8125rem] whitespace-nowrap text-soft">{since}</span>}
      <span className="text-[0.8125rem] text-soft @min-[61rem]:block @min-[70rem]:whitespace-nowrap">{verdict}</span>
      {form && <span className="block text-xs text-soft">{form}</span>}
    </span>
  )
}

export function RuptureCell({ of: { state, age, number } }: Of<'rupture'>) {
  return (
    <span className="block text-[0.8125rem] whitespace-nowrap">
      {state}
      <span className="text-soft @min-[61rem]:block"> {age}</span>
      <span className="text-soft @min-[61rem]:block"> session {number}</span>
    </span>
  )
}

/** The first two; the client page and the entry screen name them all. What is paused is said instead of being due. */
export function DueCell({ of: { titles: due, paused } }: Of<'due'>) {
  const more = due.length - shownDue
  return (
    <ul className="text-[0.8125rem] text-soft @max-[61rem]:flex @max-[61rem]:flex-wrap @max-[61rem]:gap-x-3">
      {due.slice(0, shownDue).map((short, index) => (
        <li key={short} className="whitespace-nowrap">
          {short}
          {index === shownDue - 1 && more > 0 && ` +${more}`}
        </li>
      ))}
      {more > 0 && <li className="sr-only">{due.slice(shownDue).join(', ')}</li>}
      {paused.map(words => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}

const shownDue = 2

/** How sessions are begun from here; the key is the page's, and with the client's id it is one for each row. */
export type Begin = { action: FormAction; key: string }

export const BeginContext = createContext<Begin | null>(null)

export function RecordCell({ row, of: { open } }: Of<'record'> & { row: ClientRow }) {
  const begin = use(BeginContext)
  return (
    begin && (
      <RecordButton
        action={begin.action}
        clientId={row.id}
        sendKey={`${begin.key}.${row.id}`}
        who={displayName(row)}
        open={open}
        variant="outline"
        size="sm"
        short
      />
    )
  )
}
