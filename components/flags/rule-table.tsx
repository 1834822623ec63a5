import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { Link } from '../ui/link'

export type RuleRecord = {
  rule: string
  title: string
  fired: number
  actedOn: number
  dismissed: number
  clearedByItself: number
}

/** How often each rule fired and what became of it: a rule that is mostly dismissed wants other thresholds. */
export function RuleTable({ records }: { records: readonly RuleRecord[] }) {
  return (
    <section aria-labelledby="rules" className="mt-12">
      <h2 id="rules" className="mb-1 font-serif text-xl">
        How each rule has done
      </h2>
      <p className="mb-2 max-w-prose text-soft">
        Across all the clients you can see. This judges the rules, not people.{' '}
        <Link href="/flags/rules" className="underline underline-offset-4 hover:text-ink">
          The rules, their evidence, and how well drops are detected
        </Link>
      </p>
      <Table label="Each rule and what became of its flags">
        <TableHeader>
          <TableRow>
            <TableHead>Rule</TableHead>
            <Count>Raised</Count>
            <Count>Acted on</Count>
            <Count>Dismissed</Count>
            <Count>Cleared by itself</Count>
          </TableRow>
        </TableHeader>
        <TableBody>
          {records.map(record => (
            <TableRow key={record.rule}>
              <TableHead scope="row" className="align-middle text-ink">
                <Link href={`/flags/rules#${record.rule}`} className="underline-offset-4 hover:underline">
                  {record.title}
                </Link>{' '}
                <span className="font-normal text-soft max-sm:hidden">{record.rule}</span>
              </TableHead>
              {[record.fired, record.actedOn, record.dismissed, record.clearedByItself].map((count, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change their order
                <TableCell key={index} className="text-right">
                  {count}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

const Count = ({ children }: { children: string }) => <TableHead className="text-right">{children}</TableHead>
