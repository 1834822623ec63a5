import type { AuditAsked } from '@/db/audit-log'
import { entryNumber } from '@/lib/page-number'
import { dateOrderOf, dateOrders, orderField } from '@/lib/text/date-order'
import { readDate } from '@/lib/text/read-date'

/** What was typed and is no date, by field. */
export type Misread = Partial<Record<'from' | 'until', string>>

type Asked = Readonly<Record<string, string | string[] | undefined>>
type Ways = { locale: string; today: string }

/** The part of the audit that an address asks for; what it does not say, or says wrongly, is not narrowed by. */
export function auditFilterOf(
  asked: Asked,
  ways: Ways,
): { filter: AuditAsked; before: number | null; misread: Misread } {
  const dates = { from: dateOf(asked, 'from', ways), until: dateOf(asked, 'until', ways) }
  return {
    filter: { personId: word(asked.person), act: word(asked.act), from: dates.from.date, until: dates.until.date },
    before: entryNumber(asked.before),
    misread: { ...misreadOf('from', dates.from), ...misreadOf('until', dates.until) },
  }
}

type Read = { typed: string; date: string | null }

const misreadOf = (name: keyof Misread, { typed, date }: Read): Misread =>
  typed !== '' && date === null ? { [name]: typed } : {}

function dateOf(asked: Asked, name: string, { locale, today }: Ways): Read {
  const typed = asked[name]
  if (typeof typed !== 'string') return { typed: '', date: null }
  const order = dateOrders.find(each => each === asked[orderField(name)]) ?? dateOrderOf(locale)
  return { typed: typed.slice(0, 40).trim(), date: readDate(typed.slice(0, 40), { order, today }) }
}

const word = (asked: string | string[] | undefined) =>
  typeof asked === 'string' && /^[\w.-]{1,64}$/.test(asked) ? asked : null

/** What follows the path of the audit, or of its file, for a filter. */
export function auditQuery({ personId, act, from, until }: AuditAsked, before: number | null = null): string {
  const query = new URLSearchParams({
    ...(personId && { person: personId }),
    ...(act && { act }),
    ...(from && { from }),
    ...(until && { until }),
    ...(before !== null && { before: String(before) }),
  }).toString()
  return query === '' ? '' : `?${query}`
}
