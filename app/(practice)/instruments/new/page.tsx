import { requireViewer, titleOf } from '@/app/auth/viewer'
import { MeasureBuilder } from '@/components/instruments/measure-builder'
import { OwnMeasureForm } from '@/components/instruments/own-measure-form'
import { OwnMeasureGuide } from '@/components/instruments/own-measure-guide'
import { PageHeader } from '@/components/ui/page-header'
import { mostCharacters } from '@/lib/instruments/own-measure'
import { addDraftMeasure, addOwnMeasure } from '../actions'

export const generateMetadata = titleOf('Add the practice’s own measure', 'managePractice')

export default async function NewInstrumentPage() {
  const viewer = await requireViewer('managePractice')
  return (
    <>
      <PageHeader
        title="The practice’s own measure"
        crumbs={[{ label: 'Instruments', href: '/instruments' }, { label: 'Add a measure' }]}
        subtitle="A form that you made or use yourselves. It is charted, read against each client’s own ratings, and marked as not validated."
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
        <noscript>
          <p>The form below needs JavaScript. A definition can be pasted without it.</p>
        </noscript>
        <MeasureBuilder action={addDraftMeasure} />
        <OwnMeasureForm
          action={addOwnMeasure}
          most={mostCharacters}
          locale={viewer.locale}
          guide={<OwnMeasureGuide />}
        />
      </div>
    </>
  )
}
