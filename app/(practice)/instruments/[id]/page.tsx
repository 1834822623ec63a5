import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/app/auth/viewer'
import { InstrumentPageBody } from '@/components/instruments/instrument-page-body'
import { instrumentById } from '@/lib/instruments/catalogue'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: instrumentById((await params).id)?.short ?? 'Nothing here' }
}

export default async function InstrumentPage({ params }: Props) {
  const viewer = await requireViewer('seeInstruments')
  const instrument = instrumentById((await params).id) ?? notFound()
  return <InstrumentPageBody instrument={instrument} locale={viewer.locale} />
}
