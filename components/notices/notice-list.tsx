import { Alert, AlertTitle } from '@/components/ui/alert'
import type { NoticeView } from '@/db/notices'
import type { FormAction } from '@/lib/form-state'
import { noticePage, noticeText } from '@/lib/notices'
import { ActButton } from '../ui/act-button'
import { Link } from '../ui/link'

type Props = {
  notices: readonly NoticeView[]
  read: FormAction
  locale: string
  written: (instant: number) => string
}

/** What was done by others that the reader should know of, until they say that they have read it. */
export function NoticeList({ notices, read, locale, written }: Props) {
  if (notices.length === 0) return null
  return (
    <Alert variant="note" className="mb-6 grid max-w-4xl gap-2 print:hidden">
      <AlertTitle>For you to know</AlertTitle>
      <ul className="grid gap-1.5">
        {notices.map(notice => (
          <li key={notice.id}>
            <NoticeLine notice={notice} locale={locale} />{' '}
            <span className="text-[0.8125rem] text-soft tabular-nums">{written(notice.toldAt)}</span>
          </li>
        ))}
      </ul>
      <ActButton
        action={read}
        fields={{ noticeIds: notices.map(({ id }) => id).join(',') }}
        focus="main"
        variant="outline"
        size="sm"
      >
        Mark as read
      </ActButton>
    </Alert>
  )
}

/** The sentence, which leads to where it can be seen, while that is open to the reader. */
function NoticeLine({ notice, locale }: { notice: NoticeView; locale: string }) {
  const text = noticeText(notice, locale)
  const href = noticePage(notice.kind) ?? (notice.clientId && `/clients/${notice.clientId}`)
  if (!href) return text
  return (
    <Link href={href} className="underline decoration-rule underline-offset-4 hover:decoration-current">
      {text}
    </Link>
  )
}
