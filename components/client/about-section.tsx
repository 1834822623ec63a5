import { ConfirmButton } from '@/components/ui/confirm-button'
import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { displayName } from '@/lib/text/display-name'
import { languageName } from '@/lib/text/language'
import { unreadable } from '@/lib/text/unreadable'
import { Fact, Facts } from '../ui/facts'
import { FormDialog } from '../ui/form/form-dialog'
import { DateField } from '../ui/form/typed-fields'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import type { FormKit } from './client-actions'
import { ContactFact } from './contact-fact'
import { DetailsForm } from './details-form'

type Props = { view: ClientView; kit: FormKit; reader: { locale: string; timeZone: string } }

/** Who the client is, and when they come next. */
export function AboutSection({ view, kit, reader }: Props) {
  const { locale } = reader
  const { mayEdit, nextSessionOn, birthDate } = view
  const isOpen = view.episodes[0]?.endedOn === null
  return (
    <Section
      id="about"
      title="Details"
      aside={
        mayEdit && (
          <>
            <DetailsForm view={view} action={kit.actions.changeDetails} />
            {view.mayRemove && <RemoveClient view={view} action={kit.actions.remove} />}
            {!view.mayRemove && view.mayChangeTeam && <WholeRecordLinks id={view.id} />}
          </>
        )
      }
    >
      <Facts>
        <Fact name="Code">{view.code}</Fact>
        <Fact name="Name">{view.name ?? '–'}</Fact>
        {view.preferredName && <Fact name="Preferred name">{view.preferredName}</Fact>}
        <Fact name="Date of birth">{birthDay(birthDate, locale)}</Fact>
        <Fact name="Pronouns">{view.pronouns ?? '–'}</Fact>
        {view.language && <Fact name="Questionnaires">{languageName(view.language)}</Fact>}
        {mayEdit && <ContactFact view={view} kit={kit} reader={reader} />}
        {isOpen && (
          <Fact
            name="Next session"
            aside={mayEdit && <NextSessionForm view={view} action={kit.actions.setNextSession} />}
          >
            {nextSessionOn ? shortDate(nextSessionOn, locale) : 'not set'}
          </Fact>
        )}
      </Facts>
    </Section>
  )
}

function NextSessionForm({ view, action }: { view: ClientView; action: FormAction }) {
  return (
    <FormDialog
      label="Change"
      aria-label="Change the next session"
      variant="link"
      title="Next session"
      submit="Save"
      done="The next session is saved."
      action={action}
      hidden={{ clientId: view.id, version: view.version }}
    >
      <DateField
        name="nextSessionOn"
        label="Date"
        hint="Leave it empty if none is planned."
        defaultValue={view.nextSessionOn ?? ''}
      />
    </FormDialog>
  )
}

function birthDay(birthDate: string | null, locale: string): string {
  if (birthDate === null || birthDate === unreadable) return birthDate ?? '–'
  return shortDate(birthDate, locale)
}

/** What is done with all that is kept of a client. */
const WholeRecordLinks = ({ id }: { id: string }) => (
  <>
    <Link href={`/clients/${id}/record`} className="underline-offset-4 hover:text-ink hover:underline">
      Whole record
    </Link>
    <Link href={`/clients/${id}/erase`} className="underline-offset-4 hover:text-ink hover:underline">
      Erase…
    </Link>
  </>
)

/** For a client who was added by mistake; it is offered only while nothing is recorded of them. */
function RemoveClient({ view, action }: { view: ClientView; action: FormAction }) {
  return (
    <ConfirmButton
      label="Remove client"
      variant="link"
      title={`Remove ${displayName(view)}?`}
      description={`For a client added by mistake, while nothing is recorded about them. Name, date of birth and reason are destroyed, and the code ${view.code} can be used again. This cannot be undone.`}
      confirm="Remove client"
      isGrave
      action={action}
      fields={{ clientId: view.id, version: view.version }}
    />
  )
}
