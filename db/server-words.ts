/* What is said of a server of PostgreSQL that cannot be used, with what to do. Nothing here names a password. */

/** The oldest version of PostgreSQL that is tested. */
const oldestPostgres = 15

/** A sentence where a server is too old, by its `server_version_num`, such as 150004; else null. */
export function tooOld(versionNumber: number): string | null {
  const version = Math.floor(versionNumber / 10_000)
  return version < oldestPostgres
    ? `Attune needs PostgreSQL ${oldestPostgres} or newer; the server that ATTUNE_DATABASE names is PostgreSQL ${version}.`
    : null
}

/** What to do where the package that speaks to a server is gone, as Node or the built app say it; else the error itself. */
export function driverError(error: unknown): unknown {
  const isGone = error instanceof Error && /Cannot find (package|module) 'pg(-[^']+)?'/.test(error.message)
  return isGone
    ? new Error(
        'ATTUNE_DATABASE names a server of PostgreSQL, and the package pg, which speaks to one, is not installed here: run npm ci.',
        { cause: error },
      )
    : error
}

/** What to do about an error of a server as a sentence; the error itself where there is nothing more to say of it. */
export function serverError(error: unknown, url: string): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const [, words] = kinds.find(([pattern]) => pattern.test(code) || pattern.test(error.message)) ?? []
  return words ? new Error(words(partsOf(url), code), { cause: error }) : error
}

type Parts = { host: string; database: string; user: string }

function partsOf(url: string): Parts {
  const { host, pathname, username } = new URL(url)
  return { host: host || 'this machine', database: decodeURIComponent(pathname.slice(1)), user: username }
}

const kinds: readonly [RegExp, (parts: Parts, code: string) => string][] = [
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03)$|timeout/,
    ({ host }, code) =>
      `The database server ${host} that ATTUNE_DATABASE names cannot be reached${code && ` (${code})`}: is it running, and is the address right?`,
  ],
  [
    /^28/,
    ({ host, user }, code) =>
      `The database server ${host} does not let ${user || 'Attune'} in (${code}): check the user and the password in ATTUNE_DATABASE.`,
  ],
  [
    /^3D000$/,
    ({ host, database }) => `The database server ${host} has no database ${database}: make an empty one first.`,
  ],
  [
    /^42501$/,
    ({ database, user }) =>
      `${user || 'Attune'} has not the rights that Attune needs in the database ${database}: make that user its owner, or let it in as the owner does, with npm run migrate -- ${user || 'USER'}`,
  ],
  [
    /^3F000$/,
    ({ database }) =>
      `The database ${database} has no schema of the name that ATTUNE_DATABASE says, or its user may not use it: make the schema first.`,
  ],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT_ALTNAME_INVALID)$/,
    ({ host }, code) =>
      `The certificate of the database server ${host} is not trusted here (${code}): it has to name that host, and where no public authority signed it, the file of whoever did goes into ATTUNE_DATABASE, as ?sslmode=verify-full&sslrootcert=FILE`,
  ],
  [
    /does not support SSL/,
    ({ host }) => `The database server ${host} does not encrypt: turn its ssl on, or leave sslmode out on one machine.`,
  ],
  [/^53300$/, ({ host }) => `The database server ${host} has no connection left: allow it more of them.`],
]

/** Throws where what ATTUNE_DATABASE says is no address of a server, or one to which everything would go over a network for all on it to read. */
export function checkUrl(url: string): void {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new Error('ATTUNE_DATABASE should read like postgres://user:password@host/database.')
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? decodeURIComponent(hostname)
  const isEncrypted = searchParams.get('sslmode') === 'verify-full'
  if (!isOnThisMachine.test(host) && !isEncrypted && process.env.ATTUNE_PLAIN_DATABASE !== 'yes')
    throw new Error(
      `Names and scores would go to the database server ${host} unencrypted, or to whoever says that it is that server. Add ?sslmode=verify-full to ATTUNE_DATABASE (README, "More than one machine"), or set ATTUNE_PLAIN_DATABASE=yes if nobody else is on the network between.`,
    )
}

/** Also where the address is the folder of a socket. */
const isOnThisMachine = /^(|localhost|127(\.\d+){3}|\[?::1\]?|\/.*)$/
