import type { Glance } from './glance'

/** The line under the name that is read on the way to the door. */
export function AtAGlance({ facts }: { facts: readonly Glance[] }) {
  return (
    <dl aria-label="At a glance" className="grid grid-cols-2 gap-x-8 gap-y-4 border-b border-rule py-4 lg:grid-cols-4">
      {facts.map(({ name, value, says }) => (
        <div key={name}>
          <dt className="text-[0.8125rem] text-soft">{name}</dt>
          <dd className="mt-0.5">
            <span className="block text-lg leading-snug font-semibold">{value}</span>
            <span className="block text-[0.8125rem] text-soft">{says}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
