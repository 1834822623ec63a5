'use client'

import { createContext, use } from 'react'
import { AttachmentGlyph } from '@/components/charts/attachment-glyph'
import { SparklineDrawing } from '@/components/charts/sparkline-drawing'
import { RecordButton } from '@/components/shell/record-button'
import { cn } from '@/components/ui/cn'
import { Link } from '@/components/ui/link'
import { TierShape, TierWord } from '@/components/ui/tier'
import type { FormAction } from '@/lib/form-state'
import { displayName, fullName } from '@/lib/text/display-name'
import type { RowCells } from './cell-text'
import type { ClientRow } from './rows'

type Of<Key extends keyof RowCells> = { of: NonNullable<RowCells[Key]> }

/** The second line of a cell. */
const second =
  'block text-xs leading-4 text-soft group-data-compact/table:text-[0.6875rem] group-data-compact/table:leading-[0.875rem]'

/** Who, and where in therapy they are. */
export function ClientCell({ row, about }: { row: ClientRow; about: string }) {
  return (
    <>
      <Link
        href={`/clients/${row.id}`}
        className="block w-fit font-serif text-lg leading-[1.375rem] wrap-anywhere underline-offset-4 group-data-compact/table:text-base group-data-compact/table:leading-5 hover:underline"
      >
        {fullName(row)}
      </Link>
      <span className={cn(second, 'wrap-anywhere @min-[48rem]:max-w-44')}>{about}</span>
    </>
  )
}

export function AttachmentCell({ of: { anxiety, avoidance, region, name, near } }: Of<'attachment'>) {
  return (
    <span className="flex items-center gap-2 text-xs leading-4 text-soft">
      <span className="group-data-compact/table:[&>svg]:size-5 @min-[48rem]:@max-[66rem]:hidden [&>svg]:size-6">
        <AttachmentGlyph anxiety={anxiety} avoidance={avoidance} region={region} />
      </span>
      <span>
        {name}
        {near && <span className="block">{near}</span>}
      </span>
    </span>
  )
}

export function SessionCell({ of: { next, last } }: Of<'session'>) {
  return (
    <span className="block text-[0.8125rem] whitespace-nowrap">
      {next ?? <span className="text-soft">none</span>}
      {last && (
        <span className={cn(second, '@max-[48rem]:inline')}>
          <span className="@min-[48rem]:hidden"> · </span>
          last {last}
        </span>
      )}
    </span>
  )
}

/** Why a client is where they are in the list: the sentence of the flag in few words, its tier under it, its shape in the margin. */
export function WhyCell({ of: { tier, says, about } }: Of<'why'>) {
  return (
    <span className="grid grid-cols-[0.75rem_1fr] items-baseline gap-x-2">
      {tier && <TierShape tier={tier} />}
      <span
        className={cn(
          'col-start-2 wrap-anywhere group-data-compact/table:text-[0.8125rem] @min-[48rem]:min-w-32',
          tier ? 'font-medium' : 'text-soft',
        )}
      >
        {says}
      </span>
      {tier && (
        <span className={cn(second, 'col-start-2 @min-[66rem]:whitespace-nowrap')}>
          <TierWord tier={tier} /> · {about}
        </span>
      )}
    </span>
  )
}

export function AllianceCell({ of }: Of<'alliance'>) {
  return (
    <span className="flex items-baseline gap-2">
      <span className={number}>{of.latest}</span>
      <span className="self-start">
        <SparklineDrawing
          of={of}
          className="h-6 w-19 group-data-compact/table:h-5 group-data-compact/table:w-16 @min-[48rem]:@max-[66rem]:w-12"
        />
        {of.form && <span className={cn(second, 'leading-3')}>{of.form}</span>}
      </span>
    </span>
  )
}

const number = 'min-w-6 text-right text-[0.9375rem] font-semibold group-data-compact/table:text-sm'

/** The number, the change since the first with its arrow and on what form, and under that how far it can be trusted. */
export function DistressCell({ of: { value, since, verdict, form } }: Of<'distress'>) {
  return (
    <span className="flex items-baseline gap-2">
      <span className={number}>{value}</span>
      <span className="text-[0.8125rem] text-soft @max-[48rem]:flex @max-[48rem]:flex-wrap @max-[48rem]:gap-x-2">
        <span className="block min-w-16 wrap-anywhere">{[since, form].filter(Boolean).join(', ') || '–'}</span>
        <span className={cn(second, '@min-[66rem]:whitespace-nowrap')}>{verdict}</span>
      </span>
    </span>
  )
}

export function RuptureCell({ of: { state, age } }: Of<'rupture'>) {
  return (
    <span className="block text-[0.8125rem] whitespace-nowrap">
      {state}
      <span className={cn(second, '@max-[48rem]:inline')}> {age}</span>
    </span>
  )
}

/**
 * The first, and how many more; the client page and the entry screen name them all. What is paused is said instead of being due: in a
 * table that has no room for it, by how much it is. A row of the table keeps to two lines: where it is narrow, what was asked goes first.
 */
export function DueCell({ of: { titles: due, paused, asked, isNew } }: Of<'due'>) {
  const [first, ...more] = due
  const isCounted = due.length + paused.length > 1
  return (
    <span className="block min-w-16 text-xs leading-4 wrap-anywhere text-soft">
      {asked && (
        <span className={cn('block @min-[72rem]:whitespace-nowrap', isNew && 'font-medium text-ink')}>{asked}</span>
      )}
      <span className={cn('block', asked && '@min-[48rem]:@max-[72rem]:sr-only')}>
        {first && (
          <span className="flex flex-wrap gap-x-1">
            <span className={more.length > 0 || asked ? '@min-[48rem]:line-clamp-1' : '@min-[48rem]:line-clamp-2'}>
              {first}
            </span>
            {more.length > 0 && (
              <>
                <span aria-hidden>{`+${more.length}`}</span>
                <span className="sr-only">, {more.join(', ')}</span>
              </>
            )}
          </span>
        )}
        {paused.map(words => (
          <span key={words} className={cn('block', isCounted ? '@min-[48rem]:sr-only' : '@min-[48rem]:max-w-20')}>
            {words}
          </span>
        ))}
        {isCounted && paused.length > 0 && (
          <span aria-hidden className="hidden @min-[48rem]:block">
            {paused.length} paused
          </span>
        )}
      </span>
    </span>
  )
}

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
