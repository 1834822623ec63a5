import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { InstrumentPageBody } from '@/components/instruments/instrument-page-body'
import { OwnMeasureSection } from '@/components/instruments/own-measure-section'
import { WordingSection } from '@/components/instruments/wording-section'
import { libraryInstrument, ownMeasures } from '@/db/library'
import { wordingsHeld } from '@/db/wordings'
import { may } from '@/lib/viewer'
import { offerOwnMeasure, removeWording, withdrawOwnMeasure } from '../actions'

type Props = PageProps<'/instruments/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const viewer = await requireViewer('seeInstruments')
  return { title: (await libraryInstrument(viewer, (await params).id))?.abbreviation ?? 'Not found' }
}

export default async function InstrumentPage({ params }: Props) {
  const viewer = await requireViewer('seeInstruments')
  const instrument = (await libraryInstrument(viewer, (await params).id)) ?? notFound()
  const manages = may(viewer, 'managePractice')
  const own = instrument.practiceOwn
    ? (await ownMeasures(viewer)).find(each => each.instrument.id === instrument.id)
    : null
  return (
    <InstrumentPageBody instrument={instrument} locale={viewer.locale}>
      {own && (
        <OwnMeasureSection
          own={own}
          actions={manages ? { withdraw: withdrawOwnMeasure, offer: offerOwnMeasure } : null}
          reader={viewer}
        />
      )}
      {!instrument.ownPrompt && (
        <WordingSection
          instrumentId={instrument.id}
          held={await wordingsHeld(viewer, instrument.id)}
          remove={manages ? removeWording : null}
          reader={viewer}
        />
      )}
    </InstrumentPageBody>
  )
}
