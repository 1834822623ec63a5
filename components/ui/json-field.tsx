'use client'

import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react'
import { Field, FieldDescription } from './field'
import { Label } from './label'
import { Textarea } from './textarea'

type Props = { label: string; name: string; hint: string; value: string; error?: readonly string[]; most: number }

const fileInput =
  'w-full rounded-md text-[0.8125rem] text-soft file:mr-3 file:cursor-pointer file:rounded-md file:border file:border-edge file:bg-raised file:px-3 file:py-1.5 file:font-medium file:text-ink'

/** The text of a file: chosen, which fills the field, or pasted into it, which needs no JavaScript. */
export function JsonField({ label, name, hint, value, error, most }: Props) {
  const id = useId()
  const [text, setText] = useState(value)
  const [said, setSaid] = useState('')
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (!file) return
    if (file.size > most)
      return setSaid(`${file.name} is larger than ${Math.round(most / 1000)} KB, so it was not read.`)
    setText(await file.text())
    setSaid(`${file.name} was read into the field below.`)
  }
  return (
    <>
      <div className="grid gap-1.5">
        <Label htmlFor={id}>File</Label>
        <input
          id={id}
          type="file"
          accept=".json,application/json,application/fhir+json"
          onChange={choose}
          className={fileInput}
        />
        <FieldDescription role="status" className="empty:hidden">
          {said}
        </FieldDescription>
      </div>
      <Field label={label} name={name} hint={hint} error={error}>
        <Textarea
          rows={7}
          spellCheck={false}
          value={text}
          onChange={event => setText(event.target.value)}
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
