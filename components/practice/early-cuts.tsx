import { ConfirmButton } from '@/components/ui/confirm-button'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { EarlyCut } from '@/db/early-cut'
import { shortDate } from '@/lib/dates'
import type { FormAction } from '@/lib/form-state'
import { plural } from '@/lib/text/number-words'
import { formatFixed } from '@/lib/text/score'

type Props = { cuts: readonly EarlyCut[]; renew: FormAction; fewest: number; locale: string }

/** The practice's own lowest quarter of early alliance, per instrument: one number, dated, that the practice renews. */
export function EarlyCuts({ cuts, renew, fewest, locale }: Props) {
  return (
    <section aria-labelledby="cuts" className="mt-10 grid max-w-3xl gap-3 border-t border-rule pt-6">
      <h2 id="cuts" className="font-serif text-xl">
        Cut for early alliance
      </h2>
      <p className="max-w-prose text-soft">
        No published threshold says which early alliance is low. A practice with at least {fewest} episodes can use its
        own lowest quarter as the cut. Only that number and its date are kept, nobody’s ratings.
      </p>
      {cuts.length === 0 && <p>No alliance ratings yet.</p>}
      {cuts.length > 0 && (
        <Table label="Cuts for early alliance">
          <TableHeader>
            <TableRow>
              <TableHead>Instrument</TableHead>
              <TableHead className="text-right">Episodes so far</TableHead>
              <TableHead>Cut in use</TableHead>
              <TableHead>
                <span className="sr-only">Renew</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {cuts.map(({ instrumentId, short, episodes, cut }) => (
              <TableRow key={instrumentId}>
                <TableHead scope="row" className="align-middle text-ink">
                  {short}
                </TableHead>
                <TableCell className="text-right">{episodes}</TableCell>
                <TableCell>
                  {cut
                    ? `${formatFixed(cut.at, 2)}, from ${plural(cut.episodes, 'episode')} on ${shortDate(cut.takenOn, locale)}`
                    : 'none'}
                </TableCell>
                <TableCell className="text-right">
                  {episodes >= fewest && (
                    <ConfirmButton
                      label={cut ? 'Renew' : 'Set the cut'}
                      size="sm"
                      title={`Set the cut for ${short} from ${episodes} episodes?`}
                      description="All episodes are checked again with it. Flags that only the earlier cut raised are withdrawn and stay readable."
                      confirm="Set the cut"
                      action={renew}
                      fields={{ instrumentId }}
                    />
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  )
}
