import { AttachmentMap } from '@/components/charts/attachment-map'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { formatMean, mapPoint } from '@/lib/attachment'
import { writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { type OwnPoint, ownForm, ownForms, sourceOf } from '@/lib/own-attachment'
import { capitalize } from '@/lib/text/number-words'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { OwnAttachmentForm } from './own-attachment-form'

type Point = OwnPoint & { id: string; at: number }
type Props = {
  path: readonly Point[]
  /** How many points cannot be read any more. */
  lost: number
  keep: FormAction
  remove: FormAction
  reader: { locale: string; timeZone: string }
}

/** The clinician's own place on the map, with its path. It is theirs alone: no other screen of anybody else has it. */
export function OwnAttachment({ path, lost, keep, remove, reader }: Props) {
  return (
    <>
      <p className="max-w-prose text-soft">
        Seen by you alone: no supervisor or administrator sees it, and it is in no report and no log. It is kept
        encrypted, and shown to you beside your clients’ points, for reflection.
      </p>
      {path.length > 0 && <AttachmentMap paths={[]} own={path} locale={reader.locale} />}
      {path.length > 0 && (
        <ul className="text-[0.8125rem] print:hidden">
          {path.toReversed().map(({ id, at, ...point }) => (
            <li key={id}>
              {writtenInstant(at, reader.locale, reader.timeZone)}: {mapPoint(point.anxiety, point.avoidance).label}{' '}
              (anxiety {formatMean(point.anxiety)}, avoidance {formatMean(point.avoidance)}).{' '}
              <span className="text-soft">{capitalize(sourceOf(point))}.</span>
            </li>
          ))}
        </ul>
      )}
      {lost > 0 && (
        <p className="text-soft">
          {lost === 1 ? 'One point' : `${lost} points`} cannot be read: what is stored of {lost === 1 ? 'it' : 'them'}{' '}
          is damaged.
        </p>
      )}
      <div className="flex flex-wrap gap-2.5">
        {ownForms.map(form => (
          <Button key={form} asChild variant="outline">
            <Link href={`/me/attachment?form=${form}`}>
              Fill in the {ownForm(form).abbreviation} ({ownForm(form).items.length} questions)
            </Link>
          </Button>
        ))}
      </div>
      <details>
        <summary className="w-fit text-soft hover:text-ink">Type scores from elsewhere</summary>
        <div className="mt-3">
          <OwnAttachmentForm key={path.length} action={keep} sendKey={crypto.randomUUID()} />
        </div>
      </details>
      {path.length + lost > 0 && (
        <div>
          <ConfirmButton
            label="Remove all points"
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
