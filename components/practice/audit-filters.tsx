import { Button } from '@/components/ui/button'
import { DateInput } from '@/components/ui/date-input'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/native-select'
import type { AuditAsked } from '@/db/audit-log'
import { auditActChoices } from '@/lib/audit-acts'
import { Link } from '../ui/link'
import { auditQuery, type Misread } from './audit-address'

type Props = { filter: AuditAsked; misread: Misread; people: readonly { id: string; name: string }[] }

/** By whom, what and when the audit is narrowed. A form that asks for an address, and needs no JavaScript. */
export function AuditFilters({ filter, misread, people }: Props) {
  const isNarrowed = auditQuery(filter) !== ''
  return (
    <form method="get" className="grid gap-4 border-b border-rule pb-5 print:hidden">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="Who" name="person">
          <NativeSelect defaultValue={filter.personId ?? ''}>
            <option value="">Anybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label="What" name="act">
          <NativeSelect defaultValue={filter.act ?? ''}>
            <option value="">Anything</option>
            {auditActChoices().map(({ act, text }) => (
              <option key={act} value={act}>
                {text}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label="From" name="from" error={misread.from && noDate}>
          <DateInput defaultValue={filter.from ?? ''} typed={misread.from} />
        </Field>
        <Field label="Until" name="until" error={misread.until && noDate}>
          <DateInput defaultValue={filter.until ?? ''} typed={misread.until} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" variant="outline">
          Show these
        </Button>
        {isNarrowed && (
          <Link href="/practice/audit" className="text-soft underline underline-offset-4 hover:text-ink">
            Show all
          </Link>
        )}
        {/* A file, unless its reader is asked first who they are: so it may not be named as one here. */}
        <a
          href={`/practice/audit/csv${auditQuery(filter)}`}
          className="text-soft underline underline-offset-4 hover:text-ink"
        >
          Download these as CSV
        </a>
      </div>
    </form>
  )
}

const noDate = 'This is no date that can be read. It was left out.'
