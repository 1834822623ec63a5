'use client'

import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react'
import { tooLarge } from '@/lib/instruments/file-text'
import { Field, FieldDescription, FieldError } from './field'
import { Label } from './label'
import { Textarea } from './textarea'

type Props = {
  label: string
  name: string
  hint: string
  value: string
  /** Why the server had nothing to read. */
  unread: readonly string[] | undefined
  most: number
}

const fileInput =
  'w-full rounded-md text-[0.8125rem] text-soft file:mr-3 file:cursor-pointer file:rounded-md file:border file:border-edge file:bg-raised file:px-3 file:py-1.5 file:font-medium file:text-ink'

/** What came of choosing a file. */
type Chosen = { name: string; isTooLarge: boolean }

/**
 * The text of a file: chosen, which fills the field, or pasted into it, which needs no JavaScript. Of one that is too large the name
 * is sent alone, as `unreadFile`, so that the answer is its true reason.
 */
export function JsonField({ label, name, hint, value, unread, most }: Props) {
  const id = useId()
  const [text, setText] = useState(value)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  // The answer to what was sent says nothing of what has been put there since.
  const [outdated, setOutdated] = useState<Props['unread']>()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file) return
    const isTooLarge = file.size > most
    setText(isTooLarge ? '' : await file.text())
    setChosen({ name: file.name, isTooLarge })
    setOutdated(unread)
  }
  const refusals = chosen?.isTooLarge ? [tooLarge(chosen.name, most)] : unread === outdated ? [] : (unread ?? [])
  return (
    <>
      <div className="grid gap-1.5">
        <Label htmlFor={id}>File</Label>
        <input
          id={id}
          type="file"
          accept=".json,application/json,application/fhir+json"
          onChange={choose}
          aria-invalid={refusals.length > 0 || undefined}
          aria-describedby={refusals.length > 0 ? `${id}-error` : undefined}
          className={fileInput}
        />
        {chosen?.isTooLarge && <input type="hidden" name="unreadFile" value={chosen.name.slice(0, 200)} />}
        <FieldDescription role="status" className="empty:hidden">
          {chosen && !chosen.isTooLarge && `${chosen.name} was read into the field below.`}
        </FieldDescription>
        <FieldError id={`${id}-error`} role="alert" errors={refusals} />
      </div>
      <Field label={label} name={name} hint={hint}>
        <Textarea
          rows={7}
          spellCheck={false}
          value={text}
          onChange={event => {
            setText(event.target.value)
            setChosen(null)
            setOutdated(unread)
          }}
          className="min-h-44 font-mono text-[0.8125rem]"
        />
      </Field>
    </>
  )
}

/** All that is wrong with what was sent, one line each; it takes the focus, so that it is read out. */
export function ProblemList({ title, problems }: { title: string; problems: readonly string[] }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) list.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div
      ref={list}
      data-slot="problem-list"
      role="alert"
      tabIndex={-1}
      className="border-safety border-l-2 py-0.5 pl-3"
    >
      <p className="font-medium text-safety">{title}</p>
      <ul className="mt-1 grid gap-1">
        {problems.map(problem => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  )
}
