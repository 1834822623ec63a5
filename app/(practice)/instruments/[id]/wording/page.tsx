import { notFound } from 'next/navigation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { OfficialFormsNotice } from '@/components/instruments/official-places'
import { WordingForm } from '@/components/instruments/wording-form'
import { PageHeader } from '@/components/ui/page-header'
import { libraryInstrument } from '@/db/library'
import { mostCharacters } from '@/lib/instruments/questionnaire'
import { loadWording } from '../../actions'

export const generateMetadata = titleOf('Load wording', 'managePractice', async (viewer, { id }: { id: string }) => {
  const instrument = await libraryInstrument(viewer, id)
  return instrument !== null && !instrument.ownPrompt
})

export default async function WordingPage({ params }: PageProps<'/instruments/[id]/wording'>) {
  const viewer = await requireViewer('managePractice')
  const instrument = (await libraryInstrument(viewer, (await params).id)) ?? notFound()
  if (instrument.ownPrompt) return notFound()
  const { id, abbreviation, items, practiceOwn } = instrument
  return (
    <>
      <PageHeader
        title={`Wording of ${abbreviation}`}
        crumbs={[
          { label: 'Instruments', href: '/instruments' },
          { label: abbreviation, href: `/instruments/${id}` },
          { label: 'Wording' },
        ]}
        subtitle="Kept and shown at entry in this practice only, unaltered and with its copyright line."
      />
      {!practiceOwn && <OfficialFormsNotice instrument={instrument} />}
      <WordingForm
        instrumentId={id}
        items={items.map(({ n, cue }) => ({ n, cue }))}
        action={loadWording}
        most={mostCharacters}
      />
    </>
  )
}
