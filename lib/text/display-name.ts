/** By what a client is known on screen. Only the code is always there. */
export type PersonName = {
  code: string
  name: string | null
  preferredName: string | null
  pronouns: string | null
}

/** A client that a screen names and can link to. */
export type NamedClient = { id: string } & PersonName

/** One to choose among others. */
export type ClientChoice = NamedClient & { isEnded: boolean }

type Called = Pick<PersonName, 'code' | 'name'>

/** What a client is called where there is room for one name: the name, or the code where there is none. */
export const displayName = ({ name, code }: Called): string => name ?? code

/** The name as one says it, with the preferred one in quotes: "Siobhán O’Brien “Shiv”". */
export function fullName({ name, code, preferredName }: Omit<PersonName, 'pronouns'>): string {
  return preferredName && preferredName !== name ? `${name ?? code} “${preferredName}”` : (name ?? code)
}

/** What tells two clients of one name apart, beside the name: "K-034 · she/her". The code is in it only where it is not the name. */
export const beside = ({ name, code, pronouns }: Omit<PersonName, 'preferredName'>): string =>
  [name ? code : null, pronouns].filter(Boolean).join(' · ')

/** All of it in one line, where clients must not be mistaken for each other: "Siobhán O’Brien “Shiv” (K-034, she/her)". */
export function identityLine(person: PersonName): string {
  const more = [person.name ? person.code : null, person.pronouns].filter(Boolean).join(', ')
  return more ? `${fullName(person)} (${more})` : fullName(person)
}

/** As `identityLine`, for one client among others to choose from. */
export const choiceLine = (client: ClientChoice): string =>
  client.isEnded ? `${identityLine(client)}, episode ended` : identityLine(client)
