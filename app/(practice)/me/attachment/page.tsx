import type { Metadata } from 'next'
import { z } from 'zod'
import { requireViewer } from '@/app/auth/viewer'
import { OwnQuestionnaire } from '@/components/account/own-questionnaire'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { ownForm, ownForms } from '@/lib/own-attachment'
import { keepAnswers } from '../actions'

export const metadata: Metadata = { title: 'Your own attachment' }

type Props = PageProps<'/me/attachment'>

/** A clinician fills in a questionnaire about themselves, for themselves alone. */
export default async function OwnAttachmentPage({ searchParams }: Props) {
  await requireViewer('keepClients')
  const form = z
    .enum(ownForms)
    .catch('ecr-rs')
    .parse((await searchParams).form)
  const { title, items, response } = ownForm(form)
  const answers = response.labels.map((label, index) => ({ value: response.min + index, label }))
  const [other] = ownForms.filter(each => each !== form)
  return (
    <>
      <PageHeader
        title="Your own attachment"
        crumbs={[{ label: 'Your account', href: '/me' }, { label: 'Your own attachment' }]}
        subtitle={`${title}${form === 'ecr-rs' ? ', about people in general' : ''}`}
      />
      <div className="grid max-w-3xl gap-6">
        <p className="max-w-prose text-soft">
          The items are named in our own words: have the questionnaire beside you. Only the two means are kept, not the
          answers. They are encrypted, and seen by you alone.
        </p>
        {other && (
          <p>
            <Link
              href={`/me/attachment?form=${other}`}
              className="text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
            >
              Fill in the {ownForm(other).abbreviation} instead ({ownForm(other).items.length} questions)
            </Link>
          </p>
        )}
        <OwnQuestionnaire
          key={form}
          action={keepAnswers}
          form={form}
          items={items.map(({ n, cue }) => ({ n, cue }))}
          answers={answers}
          sendKey={crypto.randomUUID()}
        />
      </div>
    </>
  )
}
