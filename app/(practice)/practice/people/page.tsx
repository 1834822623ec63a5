import { notFound } from 'next/navigation'
import { isLocal, linkOf } from '@/app/auth/invitation'
import { mailsLinks } from '@/app/auth/mail-link'
import { requireViewer, titleOf } from '@/app/auth/viewer'
import { PeopleSearch, peoplePath } from '@/components/practice/people-search'
import { AddPersonForm } from '@/components/practice/person-forms'
import { PersonList } from '@/components/practice/person-list'
import { PracticeHeader } from '@/components/practice/practice-header'
import { SecondFactorRule } from '@/components/practice/second-factor-rule'
import { Pagination } from '@/components/ui/pagination'
import { type OpenLink, openInvitations } from '@/db/invitations'
import { openResets } from '@/db/password-resets'
import { practicePeople } from '@/db/people'
import { secondFactorRule } from '@/db/second-factor'
import { shortDate, writtenInstant } from '@/lib/dates'
import { pageNumber } from '@/lib/page-number'
import {
  addPerson,
  changeRoles,
  changeSecondFactorRule,
  closeAccount,
  endLogins,
  makeReset,
  renewInvitation,
  reopenAccount,
} from '../actions'

export const generateMetadata = titleOf('People', 'managePractice')

export default async function PeoplePage({ searchParams }: PageProps<'/practice/people'>) {
  const viewer = await requireViewer('managePractice')
  const asked = await searchParams
  const typed = typeof asked.find === 'string' ? asked.find.slice(0, 80).trim() : ''
  const list = await practicePeople(viewer, { typed, page: pageNumber(asked.page) })
  const rule = (await secondFactorRule(viewer)) ?? notFound()
  const written = (instant: number) => writtenInstant(instant, viewer.locale, viewer.timeZone)
  const shown = list.people.map(({ id }) => id)
  const handed = (way: 'welcome' | 'reset') => (open: OpenLink) =>
    [open.personId, { link: linkOf(way, open.token), until: written(open.expiresAt), isLocal: isLocal() }] as const
  const open = (await openInvitations(viewer, shown, Date.now())).map(handed('welcome'))
  const resets = (await openResets(viewer, shown, Date.now())).map(handed('reset'))
  return (
    <>
      <PracticeHeader at="/practice/people" subtitle="Who has an account here, and what each may do." />
      <div className="grid max-w-4xl gap-8">
        <div className="grid gap-4">
          <PeopleSearch list={list} typed={typed} />
          <PersonList
            people={list.people}
            invitations={new Map(open)}
            renew={renewInvitation}
            resets={new Map(resets)}
            reset={makeReset}
            sendsMail={mailsLinks()}
            submissions={new Map(list.people.map(({ id }) => [id, crypto.randomUUID()]))}
            changeRoles={changeRoles}
            endLogins={endLogins}
            close={closeAccount}
            reopen={reopenAccount}
          />
          <Pagination page={list.page} pages={list.pages} pathOf={page => peoplePath(typed, page)} />
        </div>
        <SecondFactorRule
          action={changeSecondFactorRule}
          fromOn={rule.fromOn}
          written={rule.fromOn && shortDate(rule.fromOn, viewer.locale)}
        />
        <AddPersonForm action={addPerson} submission={crypto.randomUUID()} />
      </div>
    </>
  )
}
