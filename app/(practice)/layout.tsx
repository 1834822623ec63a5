import type { ReactNode } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { FocusKeeper, SkipLink } from '@/components/shell/focus-keeper'
import { KeyHelp } from '@/components/shell/key-help'
import { ReadingAgain } from '@/components/shell/reading-again'
import { Sidebar } from '@/components/shell/sidebar'
import { Dates } from '@/components/ui/dates'
import { Link } from '@/components/ui/link'
import { Toaster } from '@/components/ui/toast'
import { ownAccount } from '@/db/accounts'
import { openFlagCount } from '@/db/flags'
import { episodesBeingRead } from '@/db/practice-settings'
import { lacksRecoveryCodes } from '@/db/second-factor'
import { shortDate, todayIn } from '@/lib/dates'
import { loginLifetime } from '@/lib/login-lifetime'
import { may, type Viewer } from '@/lib/viewer'
import { findClients } from './actions'
import { beginSession } from './clients/[clientId]/sessions/actions'
import { LoginGuard } from './login-guard'

/** The frame of every page. It guards nothing: a layout does not run again on navigation, so each page asks for its viewer. */
export default async function PracticeLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const readsClients = may(viewer, 'readClients')
  const links = await linksOf(viewer)
  const reading = await episodesBeingRead(viewer)
  return (
    <>
      <SkipLink />
      <FocusKeeper />
      <div className="min-h-dvh lg:grid lg:grid-cols-[10rem_minmax(0,1fr)] print:block">
        <Sidebar
          links={links}
          person={viewer.name}
          practice={viewer.practiceName}
          isDemo={viewer.isDemo}
          keys={<KeyHelp links={links} clients={readsClients ? { find: findClients, record: beginSession } : null} />}
        />
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 max-w-[84rem] px-4 pt-6 pb-16 sm:px-6 lg:px-6 lg:pt-6 print:p-0"
        >
          <Dates locale={viewer.locale} today={todayIn(viewer.timeZone, Date.now())}>
            <SecondFactorNeeded viewer={viewer} />
            {(await lacksRecoveryCodes(viewer)) && <NoRecoveryCodes />}
            {reading && <ReadingAgain {...reading} locale={viewer.locale} />}
            {children}
          </Dates>
        </main>
      </div>
      <LoginGuard account={await accountOf(viewer)} idle={loginLifetime.idle} />
      <Toaster />
    </>
  )
}

/** Says beforehand that a second factor will be asked for. From that day on nothing else is open, and its own page says so. */
function SecondFactorNeeded({ viewer: { secondFactor, heldBack, locale } }: { viewer: Viewer }) {
  if (secondFactor.isOn || secondFactor.requiredFrom === null || heldBack) return null
  return (
    <AboutSecondFactor todo="Set yours up">
      From {shortDate(secondFactor.requiredFrom, locale)} on, everybody here needs a second factor.
    </AboutSecondFactor>
  )
}

const NoRecoveryCodes = () => (
  <AboutSecondFactor todo="Make new ones">
    You have no recovery code left for the day when your second factor is not at hand.
  </AboutSecondFactor>
)

const AboutSecondFactor = ({ todo, children }: { todo: string; children: ReactNode }) => (
  <aside aria-label="Second factor" className="mb-5 border-l-2 border-accent pl-4 text-[0.8125rem] print:hidden">
    {children}{' '}
    <Link href="/me/second-factor" className="text-accent underline underline-offset-4">
      {todo}
    </Link>
  </aside>
)

/** Who may log in again on a page that stayed open: nobody but whose page it is. */
async function accountOf(viewer: Viewer) {
  const { personId, name, isDemo } = viewer
  const { hasApp, hasPasskey } = viewer.secondFactor
  return { personId, name, isDemo, hasApp, hasPasskey, email: (await ownAccount(viewer))?.email ?? '' }
}

/** Higher numbers say nothing more. */
const mostCounted = 99

const countText = (count: number) => (count > mostCounted ? `${mostCounted}+` : count > 0 ? String(count) : undefined)

async function linksOf(viewer: Viewer) {
  const readsClients = may(viewer, 'readClients')
  return [
    ...(readsClients
      ? [
          { href: '/caseload', label: 'Caseload', also: ['/clients', '/start', '/emergency'] },
          { href: '/flags', label: 'Flags', count: countText(await openFlagCount(viewer)) },
        ]
      : []),
    ...(may(viewer, 'seeInstruments') ? [{ href: '/instruments', label: 'Instruments' }] : []),
    ...(may(viewer, 'managePractice')
      ? [{ href: '/practice', label: 'Practice', also: readsClients ? [] : ['/start', '/emergency'] }]
      : []),
    { href: '/me', label: 'Your account' },
  ]
}
