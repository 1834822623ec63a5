import type { Metadata } from 'next'
import { requireViewer } from '@/app/auth/viewer'
import { DomainFilter } from '@/components/instruments/domain-filter'
import { domainAsked, domainsOf } from '@/components/instruments/domain-words'
import { InstrumentTable } from '@/components/instruments/instrument-table'
import { PageHeader } from '@/components/ui/page-header'
import { instruments } from '@/lib/instruments/catalogue'

export const metadata: Metadata = { title: 'Instruments' }

const domains = domainsOf(instruments)

export default async function InstrumentsPage({
  searchParams,
}: {
  searchParams: Promise<{ domain?: string | string[] }>
}) {
  const viewer = await requireViewer('seeInstruments')
  const shown = domainAsked((await searchParams).domain, domains)
  return (
    <>
      <PageHeader title="Instruments" subtitle="What Attune can score, and where every figure comes from." />
      <DomainFilter domains={domains} shown={shown} />
      <InstrumentTable instruments={instruments} domains={shown === null ? domains : [shown]} locale={viewer.locale} />
      <p className="mt-6 max-w-prose text-soft">
        Items are cues in our own words, enough to copy a filled-in sheet from. The wording of questionnaires is
        protected or licensed; each page says under which terms.
      </p>
    </>
  )
}
