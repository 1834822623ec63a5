import { AttachmentGlyph } from '@/components/charts/attachment-glyph'
import { Sparkline } from '@/components/charts/sparkline'
import { Tier } from '@/components/ui/tier'
import type { CaseloadRow } from '@/db/caseload'
import type { ClientSummary } from '@/lib/summary'
import { ageInWords, differenceInWords, quietWhy, shortVerdict } from './words'

type Of<Key extends keyof ClientSummary> = { of: NonNullable<ClientSummary[Key]> }

export function AttachmentCell({ of: { anxiety, avoidance, region, label } }: Of<'style'>) {
  return (
    <span className="flex items-center gap-2.5 text-[0.8125rem] text-soft">
      <AttachmentGlyph anxiety={anxiety} avoidance={avoidance} region={region} />
      <span>
        {region}
        {label !== region && <span className="block text-xs whitespace-nowrap">near the border</span>}
      </span>
    </span>
  )
}

export function WhyCell({ row }: { row: CaseloadRow }) {
  if (!row.topFlag) return <span className="text-soft">{quietWhy(row)}</span>
  return (
    <span className="block @min-[61rem]:max-w-md">
      <Tier tier={row.topFlag.tier} className="mr-1.5" />
      {row.topFlag.sentence}
      {row.openFlags > 1 && (
        <span className="text-[0.8125rem] whitespace-nowrap text-soft"> and {row.openFlags - 1} more</span>
      )}
    </span>
  )
}

export function AllianceCell({ of, namesForm }: Of<'alliance'> & { namesForm: boolean }) {
  return (
    <span className="block">
      <Sparkline alliance={of} />
      {namesForm && <span className="text-xs text-soft">{of.short}</span>}
    </span>
  )
}

export function DistressCell({ of, namesForm }: Of<'distress'> & { namesForm: boolean }) {
  return (
    <span className="block @min-[61rem]:whitespace-nowrap">
      <span className="mr-2 text-base font-semibold">{Number(of.value.toFixed(1))}</span>
      {of.difference !== null && (
        <span className="mr-2 text-[0.8125rem] text-soft">{differenceInWords(of.difference)}</span>
      )}
      <span className="text-[0.8125rem] text-soft @min-[61rem]:block">{shortVerdict[of.verdict]}</span>
      {namesForm && <span className="block text-xs text-soft">{of.short}</span>}
    </span>
  )
}

export function RuptureCell({ of, today }: Of<'openRupture'> & { today: string }) {
  return (
    <span className="block text-[0.8125rem] whitespace-nowrap">
      {of.state === 'not-back' ? 'not back' : 'open'}
      <span className="text-soft @min-[61rem]:block"> {ageInWords(of.since, today)}</span>
      <span className="text-soft @min-[61rem]:block"> session {of.number}</span>
    </span>
  )
}

/** The first two; the client page and the entry screen name them all. */
export function DueCell({ due }: { due: readonly string[] }) {
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
    </ul>
  )
}

const shownDue = 2
