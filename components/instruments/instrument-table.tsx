import type { Domain, Instrument } from '@/lib/instruments/instrument'
import { Link } from '../ui/link'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'
import { domainTitles } from './domain-words'
import { filledInBy, headlines } from './instrument-words'

type Props = { instruments: readonly Instrument[]; domains: readonly Domain[]; locale: string }

/** The library, domain by domain, in one table so that its columns line up. */
export function InstrumentTable({ instruments, domains, locale }: Props) {
  return (
    <Table label="Instruments by domain">
      <TableHeader>
        <TableRow>
          <TableHead>Instrument</TableHead>
          <TableHead>Filled in by</TableHead>
          <TableHead className="text-right">Items</TableHead>
          <TableHead>Scores</TableHead>
          <TableHead>Licence</TableHead>
        </TableRow>
      </TableHeader>
      {domains.map(domain => (
        <TableBody key={domain}>
          <TableRow>
            <TableHead scope="rowgroup" colSpan={5} className="pt-7 font-serif text-xl font-normal text-ink">
              {domainTitles[domain]}
            </TableHead>
          </TableRow>
          {instruments
            .filter(instrument => instrument.domain === domain)
            .map(instrument => (
              <Row key={instrument.id} instrument={instrument} locale={locale} />
            ))}
        </TableBody>
      ))}
    </Table>
  )
}

function Row({ instrument, locale }: { instrument: Instrument; locale: string }) {
  const { id, title, short, items, licence, ownPrompt } = instrument
  return (
    <TableRow>
      <TableHead scope="row" className="min-w-52 align-top text-sm text-ink">
        <Link href={`/instruments/${id}`} className="text-accent underline-offset-4 hover:underline">
          {short}
        </Link>
        {title !== short && <span className="block font-normal text-soft">{title}</span>}
        {ownPrompt && <span className="block font-normal text-soft">a prompt, not a validated measure</span>}
      </TableHead>
      <TableCell className="min-w-32 align-top">{filledInBy(instrument)}</TableCell>
      <TableCell className="text-right align-top">{items.length}</TableCell>
      <TableCell className="min-w-48 align-top">
        <Scores instrument={instrument} locale={locale} />
      </TableCell>
      <TableCell className="min-w-32 align-top">{licence.status}</TableCell>
    </TableRow>
  )
}

function Scores({ instrument, locale }: { instrument: Instrument; locale: string }) {
  const lines = headlines(instrument, locale)
  if (lines.length === 0) return <span className="text-soft">not scored</span>
  return lines.map(({ titles, range, direction }) => (
    <p key={titles}>
      {titles} {range} <span className="text-soft">· {direction}</span>
    </p>
  ))
}
