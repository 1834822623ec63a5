/*
 * The oldest version of each package that may run, because of what was published about older ones. The machine of a practice reaches no
 * list of advisories, so they stand here: each was read where `source` says on 26 November 2026, none is written from memory. Where an
 * advisory was mended in several lines, each has its version, and a line below the oldest of them is not safe.
 */

type Minimum = {
  name: string
  /** The first safe version, or that of each line that was mended, oldest first. */
  atLeast: readonly [string, ...string[]]
  /** What the version before it was open to. */
  against: string
  /** GHSA, CVE, or the id of whoever published it. */
  advisory: string
  source: string
}

/** Packages of package-lock.json that serve a practice, and not only the developers. */
export const minimumVersions: readonly Minimum[] = [
  {
    name: 'next',
    atLeast: ['16.4.1'],
    against: 'code of a stranger run by the server, by typed arrays in `use cache` and by SVG in the image optimizer',
    advisory: 'GHSA-673q-mjm6-r5xr, GHSA-2464-fhr4-w9xw, GHSA-p3m5-59mp-jv5r',
    source: 'github.com/linxule/openinterviewer, release notes of v5.4.3: versions up to 16.4.0, no 16.3 mends them',
  },
  {
    name: 'next',
    atLeast: ['16.3.5'],
    against: 'a critical fault of the September 2026 release',
    advisory: 'GHSA-2xp9-vwfh-vxw4, CVE-2026-75604',
    source: 'github.com/Femoon/tts-azure-web, issue 33',
  },
  {
    name: 'next',
    atLeast: ['15.5.18', '16.2.6'],
    against:
      'the proxy passed by, by prefetches of segments and by parameters of a route; a WebSocket that asks other hosts',
    advisory: 'GHSA-26hh-7cqf-hhc6, GHSA-492v-c6pp-mqqv, GHSA-c4j6-fc7j-m34r',
    source: 'devops-daily.com/posts/nextjs-16-2-6-15-5-18-security-release',
  },
  {
    name: 'react',
    atLeast: ['19.0.8', '19.1.9', '19.2.8'],
    against: 'a request to a server function that takes all memory or CPU',
    advisory: 'GHSA-wx67-qw84-cm4g, CVE-2026-44907',
    source: 'github.com/langgenius/dify, pull request 39540; github.com/SearchFeed/weekly, issue 1555',
  },
  {
    name: 'react-dom',
    atLeast: ['19.0.8', '19.1.9', '19.2.8'],
    against: 'as react; the part that decodes requests comes within next',
    advisory: 'GHSA-wx67-qw84-cm4g, CVE-2026-44907',
    source: 'github.com/langgenius/dify, pull request 39540',
  },
  {
    name: 'next-auth',
    atLeast: ['4.24.15'],
    against: 'an address with a letter like @ taken for another account, where log-ins go by mail',
    advisory: 'GHSA-7rqj-j65f-68wh',
    source: 'github.com/calcom/cal.diy, pull request 29906',
  },
  {
    name: 'drizzle-orm',
    atLeast: ['0.45.2'],
    against: 'SQL by the name of a column or an alias',
    advisory: 'GHSA-gpj5-g38j-94v9, CVE-2026-39356',
    source: 'github.com/cipherstash/stack, pull request 411',
  },
  {
    name: 'pg',
    atLeast: ['6.4.2'],
    against: 'code run by the name of a column',
    advisory: 'node-postgres, code execution vulnerability of 12 August 2017',
    source: 'github.com/vitaly-t/pg-promise, issue 385',
  },
  {
    name: 'better-sqlite3',
    atLeast: ['13.2.0'],
    against: 'a process that ends by itself under Node 24.19 and newer',
    advisory: 'record 2',
    source: 'docs/decisions/0002-better-sqlite3-13.md: tried here',
  },
  {
    name: 'zod',
    atLeast: ['4.6.6'],
    against: 'input that takes all memory, published on 23 October 2026',
    advisory: 'CLSA-2026-1794906271',
    source: 'osv.dev; github.com/linxule/openinterviewer, release notes of v5.4.3',
  },
  {
    name: 'fflate',
    atLeast: ['0.7.5', '0.8.3'],
    against: 'a damaged ZIP file that is read for ever; Attune only writes them',
    advisory: 'GHSA-px8p-9vwx-vf98, CVE-2026-45820',
    source: 'github.com/strelov1/freehire, pull request 2570; github.com/outline/outline, pull request 13729',
  },
  {
    name: 'uuid',
    atLeast: ['11.1.1', '12.0.1', '13.0.1', '14.0.0'],
    against: 'a write past the end of a buffer that is given',
    advisory: 'GHSA-w5hq-g745-h8pq, CVE-2026-41907',
    source: 'github.com/github/advisory-database, pull request 7553',
  },
  {
    name: 'postcss',
    atLeast: ['8.5.10'],
    against: 'a style that ends its element',
    advisory: 'GHSA-qx2v-qp2m-jg93, CVE-2026-41305',
    source: 'github.com/postcss/postcss, issue 2083',
  },
  {
    name: 'sharp',
    atLeast: ['0.35.0'],
    against: 'pictures that overrun libvips; Attune makes none smaller',
    advisory: 'GHSA-f88m-g3jw-g9cj',
    source: 'github.com/suitenumerique/conversations, pull request 616',
  },
  {
    name: 'nanoid',
    atLeast: ['3.3.18'],
    against: 'a generator that never ends',
    advisory: 'GHSA-2v37-7h3g-55p8',
    source: 'github.com/PCIRCLE-AI/memesh, pull request 146',
  },
  {
    name: 'preact',
    atLeast: ['10.28.2'],
    against: 'markup from JSON; it comes with next-auth',
    advisory: 'GHSA-36hm-qxxp-pg3m, CVE-2026-22028',
    source: 'github.com/aptos-labs/aptos-docs, pull request 338',
  },
  {
    name: 'cookie',
    atLeast: ['0.7.0'],
    against: 'a name, path or domain that says more than it may',
    advisory: 'GHSA-pxg6-pf52-xh8x',
    source: 'github.com/dfinity/gix-components, pull request 553',
  },
  {
    name: 'nodemailer',
    atLeast: ['9.0.1'],
    against: 'a message that reads files of the server; commands to the mail server within an address',
    advisory: 'GHSA-p6gq-j5cr-w38f, GHSA-268h-hp4c-crq3, GHSA-vvjj-xcjg-gr5g',
    source: 'github.com/Canopus-Labs/PrepPilot, pull request 1248; github.com/kortix-ai/suna, pull request 6597',
  },
]

/** SQLite itself, which comes within better-sqlite3. */
export const minimumSqlite = {
  atLeast: '3.51.3',
  against: 'committed pages lost where two connections write and checkpoint at once; a value that overruns a register',
  advisory: 'the WAL-reset bug (3.51.3), CVE-2025-70873 (3.51.3), CVE-2025-6965 (3.50.2)',
  source:
    'sqlite.org/wal.html; github.com/ROCm/TheRock, pull request 4157; github.com/ericsink/SQLitePCL.raw, issue 636',
}

/** The Node that Attune brings where a machine's own is too old. */
export const minimumNode = {
  atLeast: '24.17.0',
  against: 'a certificate that passes for that of another host; a process ended from outside',
  advisory: 'CVE-2026-48618, CVE-2026-48933',
  source: 'github.com/bluesky-social/atproto, pull request 5194: the releases of June 2026',
}

/** Dependencies of which nothing was found that concerns a practice. One that is new stands here, or above, once somebody has looked. */
export const nothingPublished: readonly string[] = [
  ...['@fontsource-variable/inter', '@fontsource-variable/newsreader', '@fontsource/inter', '@fontsource/newsreader'],
  ...['@node-rs/argon2', '@radix-ui/react-slot', '@react-pdf/renderer', '@tanstack/react-table', 'lucide-react', 'uqr'],
  ...['@tailwindcss/postcss', 'tailwindcss', 'tailwind-merge', 'class-variance-authority', 'clsx', 'tsx'],
  ...['@zxcvbn-ts/core', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-en', 'd3-scale', 'd3-shape'],
  ...['@simplewebauthn/browser', '@simplewebauthn/server'],
]
