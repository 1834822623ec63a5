import { requireViewer, titleOf } from '@/app/auth/viewer'
import { EarlyCuts } from '@/components/practice/early-cuts'
import { PracticeHeader } from '@/components/practice/practice-header'
import { ThresholdsForm } from '@/components/practice/thresholds-form'
import { Alert, AlertDescription } from '@/components/ui/alert'
import { earlyCuts } from '@/db/early-cut'
import { offered } from '@/db/library'
import { practiceSettings } from '@/db/practice-settings'
import { defaultAt, reliableChangeField, settingAt, settingGroups } from '@/lib/setting-fields'
import { disputedAmong, fewestEpisodes } from '@/lib/settings'
import { renewCut, setThresholds } from './actions'

export const generateMetadata = titleOf('Thresholds', 'managePractice')

export default async function ThresholdsPage() {
  const viewer = await requireViewer('managePractice')
  const { settings, isOlder, mark } = await practiceSettings(viewer)
  const groups = settingGroups.map(({ title, fields }) => ({
    title,
    fields: fields.map(field => ({ ...field, value: settingAt(settings, field.path), usual: defaultAt(field.path) })),
  }))
  const disputed = disputedAmong(await offered(viewer), settings)
  return (
    <>
      <PracticeHeader at="/practice/thresholds" subtitle="When the rules raise a flag. Change them with care." />
      {isOlder && (
        <Alert className="mb-6 max-w-prose">
          <AlertDescription>
            What was set last is damaged on the disk and cannot be read. What is shown here was set before, and holds
            meanwhile. Check it, correct what has changed since, and save.
          </AlertDescription>
        </Alert>
      )}
      <p className="mb-6 max-w-prose text-soft">
        Most of these are Attune’s own settings, because nothing is published to go by. The levels of .05 (a note) and
        .01 (for review), at which a rating counts as below its expected range, are fixed, because the drawn ranges end
        there.
      </p>
      <div className="max-w-3xl">
        <ThresholdsForm
          action={setThresholds}
          mark={mark}
          groups={groups}
          disputed={disputed.map(each => ({ ...each, field: reliableChangeField(each.id) }))}
        />
      </div>
      <EarlyCuts cuts={await earlyCuts(viewer)} renew={renewCut} fewest={fewestEpisodes} locale={viewer.locale} />
    </>
  )
}
