import { requireViewer, titleOf } from '@/app/auth/viewer'
import { EarlyCuts } from '@/components/practice/early-cuts'
import { SettingsForm } from '@/components/practice/settings-form'
import { PageHeader } from '@/components/ui/page-header'
import { earlyCuts } from '@/db/early-cut'
import { practiceSettings } from '@/db/practice-settings'
import { defaultAt, settingAt, settingGroups } from '@/lib/setting-fields'
import { fewestEpisodes } from '@/lib/settings'
import { renewCut, setThresholds } from './actions'

export const generateMetadata = titleOf('Thresholds', 'managePractice')

export default async function SettingsPage() {
  const viewer = await requireViewer('managePractice')
  const { settings, mark } = await practiceSettings(viewer)
  const groups = settingGroups.map(({ title, fields }) => ({
    title,
    fields: fields.map(field => ({ ...field, value: settingAt(settings, field.path), usual: defaultAt(field.path) })),
  }))
  return (
    <>
      <PageHeader
        title="Thresholds"
        crumbs={[{ label: 'Practice', href: '/practice' }, { label: 'Thresholds' }]}
        subtitle="Settings of Attune’s own, not published thresholds: there are none. Change them with care."
      />
      <p className="mb-6 max-w-prose text-soft">
        Not to be set are the levels of .05 (a note) and .01 (for review) at which a rating is called below its expected
        range: the ranges that are drawn end there.
      </p>
      <div className="max-w-3xl">
        <SettingsForm action={setThresholds} mark={mark} groups={groups} />
      </div>
      <EarlyCuts cuts={await earlyCuts(viewer)} renew={renewCut} fewest={fewestEpisodes} locale={viewer.locale} />
    </>
  )
}
