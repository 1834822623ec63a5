import { AttachmentMap } from '@/components/charts/attachment-map'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { mapPoint } from '@/lib/attachment'
import { writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { formatFixed } from '@/lib/text/score'
import { OwnAttachmentForm } from './own-attachment-form'

type Point = { id: string; anxiety: number; avoidance: number; at: number }
type Props = {
  path: readonly Point[]
  keep: FormAction
  remove: FormAction
  reader: { locale: string; timeZone: string }
}

/** The clinician's own place on the map, with its path. It is theirs alone: no other screen of anybody else has it. */
export function OwnAttachment({ path, keep, remove, reader }: Props) {
  return (
    <>
      <p className="max-w-prose text-soft">
        Seen by you alone: by no supervisor and no administrator, in no report and in no log. It is kept encrypted, and
        shown to you beside your clients’ own points, for reflection.
      </p>
      {path.length > 0 && <AttachmentMap paths={[]} own={path} locale={reader.locale} />}
      {path.length > 0 && (
        <ul className="text-[0.8125rem]">
          {path.toReversed().map(({ id, anxiety, avoidance, at }) => (
            <li key={id}>
              {writtenInstant(at, reader.locale, reader.timeZone)}: {mapPoint(anxiety, avoidance).label} (anxiety{' '}
              {formatFixed(anxiety, 1)}, avoidance {formatFixed(avoidance, 1)})
            </li>
          ))}
        </ul>
      )}
      <OwnAttachmentForm key={path.length} action={keep} sendKey={crypto.randomUUID()} />
      {path.length > 0 && (
        <div>
          <ConfirmButton
            label="Remove all of it"
            size="sm"
            title="Remove your own attachment?"
            description="All your points are removed, with the keys that opened them. This cannot be undone."
            confirm="Remove"
            isGrave
            action={remove}
          />
        </div>
      )}
    </>
  )
}
