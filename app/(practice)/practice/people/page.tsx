import { requireViewer, titleOf } from '@/app/auth/viewer'
import { PeopleSearch, peoplePath } from '@/components/practice/people-search'
import { AddPersonForm } from '@/components/practice/person-forms'
import { PersonList } from '@/components/practice/person-list'
import { PracticeHeader } from '@/components/practice/practice-header'
import { Pagination } from '@/components/ui/pagination'
import { practicePeople } from '@/db/people'
import { pageNumber } from '@/lib/page-number'
import { addPerson, changeRoles, closeAccount, reopenAccount } from '../actions'

export const generateMetadata = titleOf('People', 'managePractice')

export default async function PeoplePage({ searchParams }: PageProps<'/practice/people'>) {
  const viewer = await requireViewer('managePractice')
  const asked = await searchParams
  const typed = typeof asked.find === 'string' ? asked.find.slice(0, 80).trim() : ''
  const list = await practicePeople(viewer, { typed, page: pageNumber(asked.page) })
  return (
    <>
      <PracticeHeader at="/practice/people" subtitle="Who has an account here, and what each may do." />
      <div className="grid max-w-4xl gap-8">
        <div className="grid gap-4">
          <PeopleSearch list={list} typed={typed} />
          <PersonList people={list.people} changeRoles={changeRoles} close={closeAccount} reopen={reopenAccount} />
          <Pagination page={list.page} pages={list.pages} pathOf={page => peoplePath(typed, page)} />
        </div>
        <AddPersonForm action={addPerson} submission={crypto.randomUUID()} />
      </div>
    </>
  )
}
