import { notFound } from 'next/navigation'
import { tabletOrigin } from '@/app/answer-origin'
import { isLocal } from '@/app/auth/invitation'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { PracticeHeader } from '@/components/practice/practice-header'
import { AddTabletForm } from '@/components/practice/tablet-form'
import { TabletList } from '@/components/practice/tablet-list'
import { Section } from '@/components/ui/section'
import { practiceTablets } from '@/db/tablets'
import { addTablet, removeTablet, renewLink } from './actions'

export const generateMetadata = titleOf('Tablets', 'managePractice')

export default async function TabletsPage() {
  const viewer = await requireViewer('managePractice')
  const now = Date.now()
  const tablets = (await practiceTablets(viewer, now)) ?? notFound()
  return (
    <>
      <PracticeHeader
        at="/practice/tablets"
        subtitle="Devices of the practice on which clients type a code and answer."
      />
      <div className="grid max-w-4xl gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-10">
          <TabletList
            tablets={tablets}
            address={`${tabletOrigin()}/answer`}
            isLocal={isLocal(tabletOrigin())}
            actions={{ renewLink, remove: removeTablet }}
            sendKey={crypto.randomUUID()}
            reader={viewer}
            now={now}
          />
          <AddTabletForm key={tablets.length} action={addTablet} sendKey={crypto.randomUUID()} />
        </div>
        <Section id="pinning" title="Show nothing else">
          <p>
            A browser cannot lock itself to one page; the tablet can. On an iPad it is Guided Access (Settings,
            Accessibility), on Android screen pinning or app pinning (Settings, Security).
          </p>
          <p className="mt-2">
            Turn it on before you hand the tablet over, so that the client cannot leave the questions for mail, photos
            or other pages.
          </p>
          <p className="mt-2">
            Attune keeps nothing on the tablet: what was answered is gone from its screen shortly after it is sent.
          </p>
        </Section>
      </div>
    </>
  )
}
