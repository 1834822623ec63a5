import type { SettingsPreview } from '@/db/settings-preview'

/** What other settings would do to the open flags of the practice, by rule, in numbers alone. */
export function PreviewWords({ preview }: { preview: SettingsPreview }) {
  return (
    <div role="status" className="border-l-2 border-accent py-0.5 pl-3">
      {preview.length === 0 ? (
        <p>No open flag would be added or cleared.</p>
      ) : (
        <>
          <p className="font-medium">This would change the open flags of the practice:</p>
          <ul className="mt-1">
            {preview.map(({ rule, title, adds, clears }) => (
              <li key={rule}>
                {title}:{' '}
                {[adds > 0 && `${adds} more`, clears > 0 && `${clears} cleared or withdrawn`]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
