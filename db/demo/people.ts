import type { Role } from '../../lib/viewer'

export type DemoPerson = { id: string; name: string; roles: readonly [Role, ...Role[]] }

/** Who works at the fictional practice. The first sets it up. */
export const admin: DemoPerson = { id: 'daniel', name: 'Daniel Whitcombe', roles: ['admin'] }

export const clinicians = {
  mara: { id: 'mara', name: 'Mara Lindqvist', roles: ['clinician'] },
  tobias: { id: 'tobias', name: 'Tobias Achterberg', roles: ['clinician'] },
  ines: { id: 'ines', name: 'Ines Carvalho', roles: ['clinician'] },
} as const satisfies Record<string, DemoPerson>

export type ClinicianId = keyof typeof clinicians

export const supervisor: DemoPerson = { id: 'ruth', name: 'Ruth Okonjo', roles: ['supervisor'] }

/** In the order of the login page: the fullest caseload first. */
export const staff: readonly DemoPerson[] = [...Object.values(clinicians), supervisor]

export const practiceName = 'Elm Street Practice'
export const timeZone = 'Europe/London'
export const locale = 'en-GB'

/** A domain that nobody can own (RFC 2606). */
export const emailOf = ({ id }: DemoPerson) => `${id}@elm-street.example`

/** The account of one of them, to be made with the practice or added to it. */
export const accountOf = (person: DemoPerson, passwordHash: string) => ({
  name: person.name,
  email: emailOf(person),
  roles: person.roles,
  passwordHash,
})

/** The one password of all demo accounts. It opens nothing but the fictional practice on this machine. */
export const demoPassword = 'quiet room by the window'
