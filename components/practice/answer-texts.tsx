import { type AnswerSettings, crisisLinesIn, mayLinkIn, mostCrisisLines } from '@/lib/answer/settings'
import type { FormAction } from '@/lib/form-state'
import { unsignedNote } from '@/lib/instruments/own-wordings/own-wording'
import { languageName } from '@/lib/text/language'
import { Alert, AlertDescription, AlertTitle } from '../ui/alert'
import { Section } from '../ui/section'
import { AnswerTextsForm } from './answer-texts-form'
import { LanguagePanels } from './language-panels'

type Props = {
  settings: AnswerSettings
  mark: string
  languages: readonly string[]
  /** The one that is written in at first. */
  language: string
  action: FormAction
}

/** What clients read, language by language: nothing is said to somebody in a language in which nobody wrote it. */
export function AnswerTexts({ languages, language, ...about }: Props) {
  const panels = languages.map(each => ({
    language: each,
    name: languageName(each),
    hasNumber: crisisLinesIn(about.settings, each).length > 0,
    content: <TextsIn language={each} {...about} />,
  }))
  return (
    <Section id="texts" title="What clients read" className="max-w-3xl">
      <LanguagePanels panels={panels} first={language} />
    </Section>
  )
}

function TextsIn({ settings, mark, language, action }: Omit<Props, 'languages'>) {
  const name = languageName(language)
  return (
    <>
      {!mayLinkIn(settings, language) && (
        <Alert variant="review" className="mb-5">
          <AlertTitle>No number to call in {name} yet</AlertTitle>
          <AlertDescription>
            Until there is one, nobody can be asked from home in this language. In the practice they can: there,
            somebody is near.
          </AlertDescription>
        </Alert>
      )}
      {unsignedNote(language) && (
        <p className="mb-5 max-w-prose text-[0.8125rem] text-soft">
          No native reader has signed Attune’s own sentences and questions in {name} yet. Please have somebody who
          speaks it look at them before clients do.
        </p>
      )}
      <AnswerTextsForm
        language={language}
        mark={mark}
        lines={settings.crisisLines[language] ?? []}
        mostLines={mostCrisisLines}
        whenRead={settings.whenRead[language] ?? ''}
        arrangement={settings.riskArrangements[language] ?? null}
        action={action}
      />
    </>
  )
}
