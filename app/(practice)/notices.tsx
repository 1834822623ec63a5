import { NoticeList } from '@/components/notices/notice-list'
import { unreadNotices } from '@/db/notices'
import { writtenInstant } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'
import { markNoticesRead } from './actions'

/** What the viewer was told and has not read, on the page where their work begins. */
export async function Notices({ viewer }: { viewer: Viewer }) {
  const { locale, timeZone } = viewer
  return (
    <NoticeList
      notices={await unreadNotices(viewer)}
      read={markNoticesRead}
      locale={locale}
      written={instant => writtenInstant(instant, locale, timeZone)}
    />
  )
}
