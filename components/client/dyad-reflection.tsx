import type { Reflection } from '@/lib/attachment-context'

/** A prompt for the clinician whose own point it speaks of; nobody else is given it. */
export function DyadReflection({ reflection }: { reflection: Reflection }) {
  return (
    <aside aria-label="For your own reflection" className="mt-4 max-w-80 border-l-2 border-rule pl-3 text-[0.8125rem]">
      <p className="font-medium">For your own reflection, seen by you alone</p>
      <p className="mt-1">{reflection.text}</p>
      <p className="mt-1 text-soft">
        Evidence {reflection.grade} ({reflection.citations.join('; ')}). {reflection.weakness}
      </p>
    </aside>
  )
}
