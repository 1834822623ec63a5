'use client'

import { useEffect, useState } from 'react'
import { tellLoginEnded } from '@/components/ui/login-end'
import { ChoiceField } from '../ui/form/typed-fields'

export type Colleague = { id: string; name: string; roles: readonly ('clinician' | 'supervisor')[] }
export type ReadColleagues = (
  clientId: string,
) => Promise<{ ok: true; colleagues: Colleague[] } | { ok: false; why: string }>

type Props = {
  clientId: string
  read: ReadColleagues
  /** Those alone who hold this role. */
  only?: Colleague['roles'][number]
}

/** Who can join a care team. They are read when the form opens: a large practice has hundreds, and most visits add nobody. */
export function ColleagueField({ clientId, read, only }: Props) {
  const [colleagues, setColleagues] = useState<readonly Colleague[]>([])
  const [message, setMessage] = useState('Reading who works here…')
  useEffect(() => {
    const failed = () => setMessage('Your colleagues could not be read. Please close this and try again.')
    read(clientId)
      .then(reply => {
        if (!reply.ok) return reply.why === 'signed-out' ? tellLoginEnded() : failed()
        setColleagues(reply.colleagues)
        setMessage('')
      })
      .catch(failed)
  }, [clientId, read])
  return (
    <ChoiceField
      key={colleagues.length}
      name="personId"
      label="Colleague"
      hint={message}
      choices={colleagues
        .filter(({ roles }) => only === undefined || roles.includes(only))
        .map(({ id, name, roles }) => ({ value: id, label: only ? name : `${name} (${roles.join(', ')})` }))}
    />
  )
}
