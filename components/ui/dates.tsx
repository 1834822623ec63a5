'use client'

import { createContext, type ReactNode, use, useMemo } from 'react'
import { type DateOrder, dateOrderOf } from '@/lib/text/date-order'

type Dates = { locale: string; order: DateOrder; today: string }

const DatesContext = createContext<Dates | null>(null)

/** Around everything in which dates are typed: how the practice writes them, and today, by which years of two digits are read. */
export function Dates({ locale, today, children }: { locale: string; today: string; children: ReactNode }) {
  const dates = useMemo(() => ({ locale, order: dateOrderOf(locale), today }), [locale, today])
  return <DatesContext value={dates}>{children}</DatesContext>
}

/** How the practice writes dates. */
export function useDates(): Dates {
  const dates = use(DatesContext)
  if (dates === null) throw new Error('A date field stands outside of <Dates>')
  return dates
}
