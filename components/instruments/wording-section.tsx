import { Button } from '@/components/ui/button'
import { ConfirmButton } from '@/components/ui/confirm-button'
import type { WordingHeld } from '@/db/wordings'
import { writtenInstant } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { languageName } from '@/lib/text/language'
import { Link } from '../ui/link'
import { Section } from '../ui/section'

type Props = {
  instrumentId: string
  /** One for each language, that of the first language first. */
  held: readonly WordingHeld[]
  /** Given to those who may change it. */
  remove: FormAction | null
  reader: { locale: string; timeZone: string }
}

/** Whether the practice shows this form in its own words at entry, and in which languages. */
export function WordingSection({ instrumentId, held, remove, reader }: Props) {
  if (held.length === 0 && !remove) return null
  return (
    <Section id="wording" title="Wording" className="mb-10 max-w-prose">
      {held.length === 0 && <None />}
      {held.length > 1 && (
        <p className="mb-3">
          At entry, a client sees the wording in the language set in their details, or otherwise in{' '}
          {languageName(held[0]?.wording.language ?? '')}.
        </p>
      )}
      <div className="grid gap-4">
        {held.map(each => (
          <Held key={each.id} held={each} isOnly={held.length === 1} remove={remove} reader={reader} />
        ))}
      </div>
      {remove && (
        <Button asChild variant="outline" size="sm" className="mt-3">
          <Link href={`/instruments/${instrumentId}/wording`}>
            {held.length > 0 ? 'Replace, or add a language' : 'Load wording'}
          </Link>
        </Button>
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

type HeldProps = Pick<Props, 'remove' | 'reader'> & { held: WordingHeld; isOnly: boolean }

function Held({ held: { id, wording, addedAt, addedByName }, isOnly, remove, reader }: HeldProps) {
  const language = languageName(wording.language)
  return (
    <div>
      <p>
        {isOnly ? 'At entry this practice sees the licensed wording: ' : ''}
        {wording.title}, {language}.
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
      {remove && (
        <div className="mt-2">
          <ConfirmButton
            label={isOnly ? 'Remove' : `Remove ${language}`}
            size="sm"
            title="Remove this wording?"
            description={`${isOnly ? 'At entry the cues are shown again.' : 'Wordings in other languages stay.'} What was recorded stays as it is; to use the wording again, load its file again.`}
            confirm="Remove"
            action={remove}
            fields={{ wordingId: id }}
          />
        </div>
      )}
    </div>
  )
}
