import type { ReactNode } from 'react'
import type { Instrument } from '@/lib/instruments/instrument'
import { domainHeadings } from '@/lib/measure'
import { Alert, AlertDescription, AlertTitle } from '../ui/alert'
import { PageHeader } from '../ui/page-header'
import { Section } from '../ui/section'
import { CueTable } from './cue-table'
import { InstrumentFacts } from './instrument-facts'
import { KeySource, KeyTable } from './key-table'
import { ModelsSection } from './models-section'
import { Readings } from './readings'
import { SourceLine } from './source-line'
import { WorkedExample } from './worked-example'

type Props = {
  instrument: Instrument
  locale: string
  /** What the practice may do with it; shown after the terms of use. */
  children?: ReactNode
}

/** One instrument, so that whoever knows the paper form can check every figure. */
export function InstrumentPageBody({ instrument, locale, children }: Props) {
  const { title, abbreviation, domain, measures, ownPrompt, scales, version } = instrument
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: 'Instruments', href: '/instruments' }, { label: abbreviation }]}
        subtitle={`${domainHeadings[domain]} · definition version ${version}`}
      />
      <p className="max-w-prose text-base">{measures}</p>
      <WordingNotice instrument={instrument} />
      {children}
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Section id="items" title="Items">
          <CueTable instrument={instrument} />
          <p className="mt-2 max-w-prose">
            <KeySource instrument={instrument} />
          </p>
          <SafetyRule instrument={instrument} />
        </Section>
        <Section id="about" title="About the form">
          <InstrumentFacts instrument={instrument} />
        </Section>
      </div>
      {scales.length > 0 && (
        <div className="mt-10 grid gap-y-10">
          <Section id="key" title="Scales and key">
            <KeyTable instrument={instrument} locale={locale} />
            <p className="mt-2 max-w-prose">
              <KeySource instrument={instrument} />
            </p>
          </Section>
          <Section id="reading" title="Reading a score">
            <Readings instrument={instrument} locale={locale} />
          </Section>
          <ModelsSection instrument={instrument} />
          <Section id="example" title="Worked example">
            <WorkedExample instrument={instrument} locale={locale} />
          </Section>
        </div>
      )}
      {ownPrompt && (
        <p className="mt-8 max-w-prose text-soft">
          Nothing is added up: each answer is kept and shown as it is. There are no norms, cut-offs or bands.
        </p>
      )}
    </>
  )
}

/** What becomes of an answer to a safety item, and whose rule that is. */
function SafetyRule({ instrument: { safetyItems } }: { instrument: Instrument }) {
  if (safetyItems.length === 0) return null
  return (
    <p className="max-w-prose text-[0.8125rem] text-soft">
      An answer above its limit on a risk item is shown to the clinician at once.{' '}
      <SourceLine>a rule of Attune</SourceLine>
    </p>
  )
}

/** What the words on the page are, and what they are not. */
function WordingNotice({ instrument: { ownPrompt, practiceOwn, licence } }: { instrument: Instrument }) {
  if (ownPrompt)
    return (
      <Alert className="mt-4 mb-8">
        <AlertTitle>A prompt, not a validated measure</AlertTitle>
        <AlertDescription>Written for Attune.</AlertDescription>
      </Alert>
    )
  if (practiceOwn)
    return (
      <Alert className="mt-4 mb-8">
        <AlertTitle>The practice’s own, not validated</AlertTitle>
        <AlertDescription>
          Added by this practice. Its scores can be followed over time; what they mean has not been studied.
        </AlertDescription>
      </Alert>
    )
  return (
    <Alert className="mt-4 mb-8">
      <AlertTitle>Cues, not the wording</AlertTitle>
      <AlertDescription>
        The items are named in our own words, enough to copy a filled-in sheet from. The wording of most questionnaires
        is protected or licensed, so none is shown here. For this one: {licence.status}.
      </AlertDescription>
    </Alert>
  )
}
