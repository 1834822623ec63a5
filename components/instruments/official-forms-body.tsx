import { shortDate } from '@/lib/dates'
import { instruments } from '@/lib/instruments/catalogue'
import type { Instrument } from '@/lib/instruments/instrument'
import { formsSeenOn, officialPlaces } from '@/lib/instruments/official-forms'
import { Link } from '../ui/link'
import { PageHeader } from '../ui/page-header'
import { Section } from '../ui/section'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { OfficialPlaces, Terms } from './official-places'
import { SourceLine, SourceText } from './source-line'

/** Where the forms of others are found and under which terms they may be used, before a wording of theirs is loaded. */
export function OfficialFormsBody({ locale }: { locale: string }) {
  const ofOthers = instruments.filter(each => !each.ownPrompt)
  const isFound = ({ id }: Instrument) => officialPlaces(id).length > 0
  return (
    <>
      <PageHeader
        title="Official forms and their terms"
        crumbs={[{ label: 'Instruments', href: '/instruments' }, { label: 'Official forms' }]}
        subtitle={`Looked up on ${shortDate(formsSeenOn, locale)}. Terms change: read them where they are published before you use a form.`}
      />
      <div className="mb-6 grid max-w-prose gap-2">
        <p>
          Attune holds no wording of other people’s questionnaires. A practice loads it from a file, on the page of the
          instrument, and answers for its licence. Only with its wording loaded can a client answer a questionnaire by
          themselves.
        </p>
        <p>The tension check and the impression need no file. They are Attune’s own prompts, not validated measures.</p>
      </div>
      <Table label="Official forms and their terms">
        <TableHeader>
          <TableRow>
            <TableHead className="w-[20%] min-w-24">Instrument</TableHead>
            <TableHead className="md:w-[45%]">Terms of use</TableHead>
            <TableHead className="max-md:hidden">Where</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {ofOthers.filter(isFound).map(each => (
            <Row key={each.id} instrument={each} />
          ))}
        </TableBody>
      </Table>
      <NotFound instruments={ofOthers.filter(each => !isFound(each))} />
    </>
  )
}

/** Those of whose owners no place was found: in a list what is known of their terms. The paper stands on the page of each. */
const NotFound = ({ instruments }: { instruments: readonly Instrument[] }) => (
  <Section id="not-found" title="No official place found yet" className="mt-10 max-w-3xl">
    <p className="mb-3 max-w-prose">
      For these, no place of their owners was found. What is known of their terms is this; the paper is named on the
      page of each.
    </p>
    <dl>
      {instruments.map(({ id, abbreviation, licence: { status, text, source } }) => (
        <div key={id} className="border-t border-rule py-2 sm:grid sm:grid-cols-[6rem_minmax(0,1fr)] sm:gap-x-4">
          <dt className="font-medium">
            <InstrumentLink id={id} abbreviation={abbreviation} />
          </dt>
          <dd>
            {status}. <span className="text-soft">{text}</span> {source && <SourceLine>{source}</SourceLine>}
          </dd>
        </div>
      ))}
    </dl>
  </Section>
)

const InstrumentLink = ({ id, abbreviation }: Pick<Instrument, 'id' | 'abbreviation'>) => (
  <Link href={`/instruments/${id}`} className="text-accent underline-offset-4 hover:underline">
    {abbreviation}
  </Link>
)

function Row({ instrument }: { instrument: Instrument }) {
  const { id, abbreviation, licence } = instrument
  return (
    <TableRow>
      <TableHead scope="row" className="align-top text-sm">
        <InstrumentLink id={id} abbreviation={abbreviation} />
      </TableHead>
      <TableCell className="align-top">
        <Terms licence={licence} />
        <div className="mt-2 md:hidden">
          <Where instrument={instrument} />
        </div>
      </TableCell>
      <TableCell className="align-top max-md:hidden">
        <Where instrument={instrument} />
      </TableCell>
    </TableRow>
  )
}

const Where = ({ instrument: { id, citation } }: { instrument: Instrument }) => (
  <>
    <OfficialPlaces instrumentId={id} />
    <p className="mt-1 text-[0.8125rem] text-soft">
      Paper: <SourceText>{citation}</SourceText>
    </p>
  </>
)
