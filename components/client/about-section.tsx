import type { ClientView } from '@/db/client-pages'
import { shortDate } from '@/lib/dates'
import type { FormKit } from './client-actions'
import { DetailsForm } from './details-form'
import { Fact, Facts } from './facts'
import { NextSessionForm } from './next-session-form'
import { RemoveClient } from './remove-client'
import { Section } from './section'

type Props = { view: ClientView; kit: FormKit; locale: string }

/** Who the client is, and when they come next. */
export function AboutSection({ view, kit, locale }: Props) {
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
          </>
        )
      }
    >
      <Facts>
        <Fact name="Code">{view.code}</Fact>
        <Fact name="Name">{view.name ?? '–'}</Fact>
        {view.preferredName && <Fact name="Preferred name">{view.preferredName}</Fact>}
        <Fact name="Date of birth">{birthDate ? shortDate(birthDate, locale) : '–'}</Fact>
        <Fact name="Pronouns">{view.pronouns ?? '–'}</Fact>
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
