import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm-button'
import type { WordingHeld } from '@/db/wordings'
import { writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import { languageName } from './wording-preview'

type Props = {
  instrumentId: string
  held: WordingHeld | null
  /** Given to those who may change it. */
  remove: FormAction | null
  reader: { locale: string; timeZone: string }
}

/** Whether the practice shows this form in its own words at entry. */
export function WordingSection({ instrumentId, held, remove, reader }: Props) {
  if (!held && !remove) return null
  return (
    <Section id="wording" title="Wording" className="mb-10 max-w-prose">
      {held ? <Held held={held} reader={reader} /> : <None />}
      {remove && (
        <div className="mt-3 flex flex-wrap gap-3">
          <Button asChild variant="outline" size="sm">
            <Link href={`/instruments/${instrumentId}/wording`}>{held ? 'Replace' : 'Load wording'}</Link>
          </Button>
          {held && (
            <ConfirmButton
              label="Remove"
              size="sm"
              title="Remove this wording?"
              description="At entry the cues are shown again. What was recorded stays as it is; to use the wording again, its file is loaded again."
              confirm="Remove"
              action={remove}
              fields={{ wordingId: held.id }}
            />
          )}
        </div>
      )}
    </Section>
  )
}

const None = () => (
  <p>
    A practice that holds a licence for this questionnaire can load its wording from a FHIR Questionnaire. It is then
    shown at entry in this practice only, unaltered and with its copyright line.
  </p>
)

function Held({ held: { wording, addedAt, addedByName }, reader }: { held: WordingHeld; reader: Props['reader'] }) {
  return (
    <>
      <p>
        At entry this practice sees the licensed wording: {wording.title}, {languageName(wording.language)}.
      </p>
      <p className="mt-1 text-[0.8125rem] text-soft">
        <span lang={wording.language} dir="auto">
          {wording.copyright}
        </span>
        <span className="block">
          Loaded by {addedByName}, who confirmed the licence, on{' '}
          {writtenInstant(addedAt, reader.locale, reader.timeZone)}.
        </span>
      </p>
    </>
  )
}
