import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { sendsMail } from '@/app/auth/mail'
import { requireViewer } from '@/app/auth/viewer'
import { chosenTheme } from '@/app/theme'
import { PasswordForm, ThemeForm } from '@/components/account/account-forms'
import { DailyMailForm } from '@/components/account/daily-mail-form'
import { HandoverList } from '@/components/account/handover-list'
import { LoginList } from '@/components/account/login-list'
import { OwnAttachment } from '@/components/account/own-attachment'
import { ActButton } from '@/components/ui/act-button'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { ownAccount } from '@/db/accounts'
import { ownDailyMail } from '@/db/daily-mail'
import { firstDaysOf } from '@/db/first-days'
import { ownHandovers } from '@/db/handovers'
import { ownLogins } from '@/db/logins'
import { ownPath, ownPointsUnreadable } from '@/db/own-attachment'
import { writtenInstant } from '@/lib/dates'
import { may } from '@/lib/viewer'
import { bringBack } from '../start/actions'
import {
  changePassword,
  chooseMailHour,
  chooseTheme,
  endHandedOver,
  endOne,
  endOthers,
  keepPoint,
  removePoints,
} from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function OwnAccountPage() {
  const viewer = await requireViewer('seeOwnAccount')
  const account = (await ownAccount(viewer)) ?? notFound()
  const written = (instant: number) => writtenInstant(instant, viewer.locale, viewer.timeZone)
  const logins = (await ownLogins(viewer, Date.now())).map(({ id, createdAt, seenAt, browser, isThis }) => {
    return { id, isThis, browser, since: written(createdAt), seen: written(seenAt) }
  })
  const handovers = (await ownHandovers(viewer, Date.now())).map(({ openedAt, ...handover }) => ({
    ...handover,
    since: written(openedAt),
  }))
  const days = await firstDaysOf(viewer)
  return (
    <>
      <PageHeader title="Your account" subtitle={`${account.name} · ${account.email}`} />
      {viewer.heldBack === 'awaiting-colleague' && (
        <p className="mb-6 max-w-prose border-l-2 border-accent pl-4">
          Everything else opens once it is certain that it was you who came back.{' '}
          <Link href="/me/waiting" className="text-accent underline underline-offset-4">
            See whom to ask
          </Link>
        </p>
      )}
      <section aria-labelledby="password" className="grid max-w-3xl gap-4 border-t border-rule py-6">
        <h2 id="password" className="font-serif text-xl">
          Password
        </h2>
        <PasswordForm action={changePassword} email={account.email} hasSecondFactor={viewer.secondFactor.isOn} />
      </section>
      <section aria-labelledby="second-factor" className="grid max-w-3xl gap-4 border-t border-rule py-6">
        <h2 id="second-factor" className="font-serif text-xl">
          Second factor
        </h2>
        <p className="max-w-prose text-soft">
          {viewer.secondFactor.isOn
            ? `On: logging in also takes ${viewer.secondFactor.hasApp ? 'a code from the app on your phone' : 'your passkey'}.`
            : 'Off. With one, nobody gets in who has only found out your password.'}
        </p>
        <div>
          <Button asChild variant="outline">
            <Link href="/me/second-factor">{viewer.secondFactor.isOn ? 'Change it' : 'Set it up'}</Link>
          </Button>
        </div>
      </section>
      {may(viewer, 'keepClients') && (
        <section aria-labelledby="own-attachment" className="grid max-w-3xl gap-4 border-t border-rule py-6">
          <h2 id="own-attachment" className="font-serif text-xl">
            Your own attachment
          </h2>
          <OwnAttachment
            path={await ownPath(viewer)}
            lost={await ownPointsUnreadable(viewer)}
            keep={keepPoint}
            remove={removePoints}
            reader={viewer}
          />
        </section>
      )}
      {may(viewer, 'keepClients') && sendsMail() && (
        <section aria-labelledby="daily-mail" className="grid max-w-3xl gap-4 border-t border-rule py-6">
          <h2 id="daily-mail" className="font-serif text-xl">
            A mail each day
          </h2>
          <p className="max-w-prose text-soft">
            How many of your clients sent answers that nobody has looked at, and how many flags wait: numbers and
            nothing else, on days when there is something to say. When a client’s own answers raise a Safety flag, you
            are mailed at once, whatever you choose here.
          </p>
          <DailyMailForm action={chooseMailHour} hour={await ownDailyMail(viewer)} />
        </section>
      )}
      {may(viewer, 'seeReaders') && (
        <section aria-labelledby="readers" className="grid max-w-3xl gap-4 border-t border-rule py-6">
          <h2 id="readers" className="font-serif text-xl">
            Who read my clients’ records
          </h2>
          <p className="max-w-prose text-soft">
            You can{' '}
            <Link href="/me/readers" className="text-accent underline decoration-accent/40 underline-offset-4">
              see who else has opened the record
            </Link>{' '}
            of a client you work with, and when.
          </p>
        </section>
      )}
      {may(viewer, 'keepClients') && (
        <section aria-labelledby="transfer" className="grid max-w-3xl gap-4 border-t border-rule py-6">
          <h2 id="transfer" className="font-serif text-xl">
            Transfer my clients
          </h2>
          <p className="max-w-prose text-soft">
            When you leave, or go away for long, you can{' '}
            <Link href="/me/transfer" className="text-accent underline decoration-accent/40 underline-offset-4">
              make a colleague responsible for your clients
            </Link>
            , all of them or some.
          </p>
        </section>
      )}
      <section aria-labelledby="theme" className="grid max-w-3xl gap-4 border-t border-rule py-6">
        <h2 id="theme" className="font-serif text-xl">
          Theme
        </h2>
        <p className="max-w-prose text-soft">For this browser. Printed pages are always light.</p>
        <ThemeForm action={chooseTheme} theme={await chosenTheme()} />
      </section>
      {days?.isDismissed && days.next !== null && (
        <section aria-labelledby="first-days" className="grid max-w-3xl gap-4 border-t border-rule py-6">
          <h2 id="first-days" className="font-serif text-xl">
            First days
          </h2>
          <p className="max-w-prose text-soft">You have put away the list of the first days.</p>
          <ActButton action={bringBack} focus="main" variant="outline">
            Show it again
          </ActButton>
        </section>
      )}
      <section aria-labelledby="logins" className="grid max-w-3xl gap-4 border-t border-rule py-6">
        <h2 id="logins" className="font-serif text-xl">
          Where you are logged in
        </h2>
        <p className="max-w-prose text-soft">
          A login ends by itself after 15 minutes without use, and after 12 hours in all.
        </p>
        {handovers.length > 0 && <HandoverList handovers={handovers} end={endHandedOver} />}
        <LoginList logins={logins} endOne={endOne} endOthers={endOthers} />
      </section>
    </>
  )
}
