import { requireViewer, titleOf } from '@/app/auth/viewer'
import { AddPersonForm } from '@/components/practice/person-forms'
import { PersonList } from '@/components/practice/person-list'
import { PracticeHeader } from '@/components/practice/practice-header'
import { practicePeople } from '@/db/people'
import { addPerson, changeRoles, closeAccount, reopenAccount } from '../actions'

export const generateMetadata = titleOf('People', 'managePractice')

export default async function PeoplePage() {
  const viewer = await requireViewer('managePractice')
  return (
    <>
      <PracticeHeader at="/practice/people" subtitle="Who has an account here, and what each may do." />
      <div className="grid max-w-4xl gap-8">
        <PersonList
          people={await practicePeople(viewer)}
          changeRoles={changeRoles}
          close={closeAccount}
          reopen={reopenAccount}
        />
        <AddPersonForm action={addPerson} submission={crypto.randomUUID()} />
      </div>
    </>
  )
}
