import type { FlagView } from '@/db/flag-views'
import type { SessionSummary } from '@/db/session-pages'
import { FlagNote } from './flag-note'

/** What this save did to the client's flags, in words before anything else. */
export function FlagGroups({ summary: { raised, cleared, withdrawn, open } }: { summary: SessionSummary }) {
  const isQuiet = raised.length + cleared.length + withdrawn.length === 0
  return (
    <section aria-labelledby="flags-title">
      <h2 id="flags-title" className="border-ink border-t pt-3 font-serif text-xl">
        Flags
      </h2>
      {isQuiet && <p className="mt-1 text-soft">This session raised none and cleared none.</p>}
      <Group title="Raised by this session" flags={raised} isNews />
      <Group title="Cleared by this session" flags={cleared} />
      <Group title="Withdrawn: on the corrected answers it should not have been raised" flags={withdrawn} />
      <Group title="Still open from before" flags={open} />
    </section>
  )
}

function Group({ title, flags, isNews = false }: { title: string; flags: readonly FlagView[]; isNews?: boolean }) {
  if (flags.length === 0) return null
  return (
    <div className="mt-4">
      <h3 className="font-medium text-sm">{title}</h3>
      <ul>
        {flags.map(flag => (
          <FlagNote key={flag.id} flag={flag} isNews={isNews} />
        ))}
      </ul>
    </div>
  )
}
