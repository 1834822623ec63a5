import { type AnswerSettings, crisisLinesIn, mayLinkIn, mostCrisisLines } from '@/lib/answer/settings'
import type { FormAction } from '@/lib/form-state'
import { unsignedNote } from '@/lib/instruments/own-wordings/own-wording'
import { languageName } from '@/lib/text/language'
import { Alert, AlertDescription, AlertTitle } from '../ui/alert'
import { cn } from '../ui/cn'
import { Link } from '../ui/link'
import { Section } from '../ui/section'
import { AnswerTextsForm } from './answer-texts-form'

type Props = {
  settings: AnswerSettings
  mark: string
  languages: readonly string[]
  /** The one that is written in now. */
  language: string
  action: FormAction
}

/** What clients read, language by language: nothing is said to somebody in a language in which nobody wrote it. */
export function AnswerTexts({ settings, mark, languages, language, action }: Props) {
  const name = languageName(language)
  return (
    <Section id="texts" title="What clients read" className="max-w-3xl">
      <nav aria-label="Language of what clients read" className="mb-5">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {languages.map(each => (
            <li key={each}>
              <Link
                href={`/practice/answers?language=${each}`}
                aria-current={each === language ? 'page' : undefined}
                className={cn(
                  'inline-block border-b-2 py-1',
                  each === language ? 'border-ink font-medium' : 'border-transparent text-soft hover:text-ink',
                )}
              >
                {languageName(each)}
                {crisisLinesIn(settings, each).length === 0 && (
                  <span className="text-[0.8125rem] text-soft"> · no number</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
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
        key={language}
        language={language}
        mark={mark}
        lines={settings.crisisLines[language] ?? []}
        mostLines={mostCrisisLines}
        whenRead={settings.whenRead[language] ?? ''}
        arrangement={settings.riskArrangements[language] ?? null}
        action={action}
      />
    </Section>
  )
}
