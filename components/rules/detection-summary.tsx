import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { detection } from '@/lib/detection'

/** How often the range is wrong, as far as that can be said. */
export function DetectionSummary() {
  return (
    <section aria-labelledby="how-good" className="mt-10 max-w-3xl border-t border-rule pt-6">
      <h2 id="how-good" className="mb-2 font-serif text-xl">
        How well drops are seen
      </h2>
      <p className="max-w-prose">
        <strong>These figures are simulated.</strong> They say how the rules do on 4,000 made-up clients of the kind
        that the literature describes, not how often real ruptures are caught. The ceiling is a detector that knows each
        client’s true course, which nobody does.
      </p>
      <Table label="Ruptures caught at their first session" className="mt-3">
        <TableHeader>
          <TableRow>
            <TableHead>Caught at the first session</TableHead>
            <TableHead className="text-right">1 false alarm in 100</TableHead>
            <TableHead className="text-right">2 in 100</TableHead>
            <TableHead className="text-right">5 in 100</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {detection.map(({ detector, caught }) => (
            <TableRow key={detector}>
              <TableHead scope="row" className="font-normal text-ink first-letter:uppercase">
                {detector}
              </TableHead>
              {caught.map((share, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places
                <TableCell key={index} className="text-right tabular-nums">
                  {Math.round(share * 100)} %
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="mt-3 max-w-prose text-[0.8125rem] text-soft">
        Assumptions, other series, and what was tried: docs/detection.md, which comes with Attune; npm run
        bench:detection makes the figures anew.
      </p>
    </section>
  )
}
