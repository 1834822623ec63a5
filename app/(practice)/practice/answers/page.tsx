import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { AnswerRulesForm } from '@/components/practice/answer-rules-form'
import { AnswerTexts } from '@/components/practice/answer-texts'
import { PracticeHeader } from '@/components/practice/practice-header'
import { Alert, AlertDescription } from '@/components/ui/alert'
import { answerSettings } from '@/db/answer-settings'
import { languagesToWriteIn } from '@/lib/answer/settings'
import { saveAnswerRules, saveAnswerTexts } from './actions'

export const generateMetadata = titleOf('Answers', 'managePractice')

export default async function AnswersPage({ searchParams }: PageProps<'/practice/answers'>) {
  const viewer = await requireViewer('managePractice')
  const { settings, isOlder, mark, wordingLanguages, deputies } = (await answerSettings(viewer)) ?? notFound()
  const languages = languagesToWriteIn(settings, wordingLanguages)
  const { language } = await searchParams
  const shown = languages.find(each => each === language) ?? languages[0] ?? 'en'
  return (
    <>
      <PracticeHeader
        at="/practice/answers"
        subtitle="For clients who answer by themselves: what they are told, and when somebody looks."
      />
      {isOlder && (
        <Alert className="mb-6 max-w-prose">
          <AlertDescription>
            What was set last is damaged on the disk and cannot be read. What is shown here was set before, and holds
            meanwhile. Check it, correct what has changed since, and save.
          </AlertDescription>
        </Alert>
      )}
      <AnswerTexts settings={settings} mark={mark} languages={languages} language={shown} action={saveAnswerTexts} />
      <AnswerRulesForm
        settings={settings}
        mark={mark}
        deputies={deputies}
        locale={viewer.locale}
        action={saveAnswerRules}
      />
    </>
  )
}
