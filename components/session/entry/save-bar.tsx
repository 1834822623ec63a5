'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import type { FormState } from '@/lib/form-state'
import type { Saving } from './use-save'

type Props = { saving: Saving; hasNext: boolean }

/** Save, and save with the next client's session opened. Asks once what to do with items that have no answer. */
export function SaveBar({ saving, hasNext }: Props) {
  const hint = useShortcut()
  return (
    <div className="mt-5 grid gap-2 print:hidden">
      {saving.question ? (
        <AskBlanks saving={saving} />
      ) : saving.isEmpty ? (
        <AskEmpty saving={saving} />
      ) : (
        <>
          <Button
            aria-disabled={saving.isPending}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={() => saving.save('summary')}
          >
            {saving.isPending ? 'Saving…' : 'Save'}
            <span aria-hidden className="ml-1 font-normal">
              {hint}
            </span>
          </Button>
          <Button
            variant="outline"
            aria-disabled={saving.isPending}
            aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
            onClick={() => saving.save('next')}
          >
            {hasNext ? 'Save, next client' : 'Save and close'}
          </Button>
        </>
      )}
      {!saving.isEmpty && <Failed state={saving.state} />}
    </div>
  )
}

/** The answer that takes one key has the focus. */
function AskBlanks({ saving }: { saving: Saving }) {
  return (
    <div role="alertdialog" aria-labelledby="ask-blanks" className="grid gap-2 border-review border-l-3 pl-3">
      <p id="ask-blanks" className="text-sm">
        {saving.question}
      </p>
      <Button ref={focusOnce} onClick={saving.confirmBlanks}>
        Save as left blank <span aria-hidden>⏎</span>
      </Button>
      <Button variant="outline" onClick={saving.goBack}>
        {saving.left === 1 ? 'Back to the item' : 'Back to the items'}
      </Button>
    </div>
  )
}

/** An empty session would shift numbers and baselines for nothing. */
function AskEmpty({ saving }: { saving: Saving }) {
  return (
    <div role="alertdialog" aria-labelledby="ask-empty" className="grid gap-2 border-review border-l-3 pl-3">
      <p id="ask-empty" className="text-sm">
        Nothing is filled in. Save this session without any measure?
      </p>
      <Button ref={focusOnce} onClick={saving.confirmEmpty}>
        Save it empty <span aria-hidden>⏎</span>
      </Button>
    </div>
  )
}

/** Outside the component, so that it runs when the button appears and not again. */
const focusOnce = (button: HTMLButtonElement | null) => button?.focus()

/** A conflict has a panel of its own, and sentences about a measure are shown beside it. */
function Failed({ state }: { state: FormState }) {
  if (state.conflict) return null
  return (
    <FormMessage state={state}>{state.errors ? 'Not saved: please look at what is marked.' : undefined}</FormMessage>
  )
}

/** The shortcut as this keyboard prints it. The server cannot know, so it starts with the commoner one. */
const useShortcut = () =>
  useSyncExternalStore(
    () => () => {},
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ ⏎' : 'Ctrl ⏎'),
    () => 'Ctrl ⏎',
  )
