import type { Instrument } from '@/lib/instruments/instrument'
import { officialPlaces, placeHolds } from '@/lib/instruments/official-forms'
import { Alert, AlertDescription, AlertTitle } from '../ui/alert'
import { Link } from '../ui/link'
import { SourceLine } from './source-line'

/** Under which terms a form may be used, and where that stands. */
export function Terms({ licence: { status, text, source } }: Pick<Instrument, 'licence'>) {
  return (
    <>
      <p className="font-medium">{status}</p>
      {text} {source && <SourceLine>{source}</SourceLine>}
    </>
  )
}

/** Where the forms of an instrument and their terms are found. Its addresses are not told where the reader came from. */
export function OfficialPlaces({ instrumentId }: { instrumentId: string }) {
  const places = officialPlaces(instrumentId)
  if (places.length === 0) return <p className="text-soft">No official place was found yet.</p>
  return (
    <ul className="grid gap-0.5">
      {places.map(({ holds, name, href }) => (
        <li key={name}>
          {placeHolds[holds]}:{' '}
          {href ? (
            <Link
              href={href}
              rel="noreferrer"
              className="text-accent underline decoration-accent/40 underline-offset-4 wrap-anywhere hover:decoration-accent"
            >
              {name}
            </Link>
          ) : (
            name
          )}
        </li>
      ))}
    </ul>
  )
}

/** Said where a wording is loaded: what its terms are, and where to get it from its owner. */
export function OfficialFormsNotice({ instrument }: { instrument: Instrument }) {
  return (
    <Alert className="mb-8 max-w-2xl">
      <AlertTitle>Terms of the {instrument.abbreviation}</AlertTitle>
      <AlertDescription className="grid gap-2">
        <div>
          <Terms licence={instrument.licence} />
        </div>
        <OfficialPlaces instrumentId={instrument.id} />
        <p>
          <OfficialFormsLink />
        </p>
      </AlertDescription>
    </Alert>
  )
}

export const OfficialFormsLink = () => (
  <Link href="/instruments/official" className="text-accent underline-offset-4 hover:underline">
    Official forms and their terms, for all instruments
  </Link>
)
