import { FormDialog } from '@/components/ui/form/form-dialog'
import { NoteField } from '@/components/ui/form/typed-fields'
import type { FlagView } from '@/db/flag-views'
import { writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import type { Place } from './flag-words'
import { SayRupture } from './say-rupture'

type Props = { flag: FlagView; action: FormAction; say: FormAction; place: Place }

const isOpen = ({ state }: FlagView) => state === 'open' || state === 'acknowledged'

/** What a fall was, in the clinician's word, and what clinicians and supervisors of the client say to each other about a flag. */
export function FlagComments({ flag, action, say, place }: Props) {
  return (
    <div className="mt-2.5">
      {flag.comments.length > 0 && (
        <ul aria-label="Comments" className="mb-2 grid gap-1.5">
          {flag.comments.map(({ byName, at, text }) => (
            <li key={`${at} ${text}`} className="border-rule border-l-2 pl-3">
              <p className="whitespace-pre-line">{text}</p>
              <p className="text-[0.8125rem] text-soft">
                {byName}, {writtenInstant(at, place.locale, place.timeZone)}
              </p>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2 print:hidden">
        {flag.mayWork && flag.rupture && isOpen(flag) && (
          <SayRupture rupture={flag.rupture} action={say} said={null} label="Say what it was" />
        )}
        <FormDialog
          label="Comment"
          variant="outline"
          size="sm"
          title="Comment on this flag"
          description={`${flag.sentence} Whoever reads this client with you sees it; it changes nothing about the flag.`}
          submit="Add comment"
          done="The comment is added."
          action={action}
          hidden={{ flagId: flag.id, key: crypto.randomUUID() }}
        >
          <NoteField name="text" label="Comment" required />
        </FormDialog>
      </div>
    </div>
  )
}
