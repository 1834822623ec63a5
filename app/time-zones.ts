import { z } from 'zod'

/** IANA time zones that this server knows. */
export const timeZones = () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort()

/** The zone of the machine, as a first guess at that of the practice. */
export function serverTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZones().includes(timeZone) ? timeZone : 'UTC'
}

export const timeZone = z.string().refine(zone => timeZones().includes(zone), 'Please choose one of those offered.')
