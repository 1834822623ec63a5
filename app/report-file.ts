import { z } from 'zod'
import type { reportPdf } from '@/components/report/pdf/report-pdf'
import { Thread } from '@/db/thread'
import type { TextFile } from '@/lib/record/record-files'

type AskedReport = Parameters<typeof reportPdf>

/** One report; or a whole record, with a report of each episode and texts beside them, dated by an instant (ms UTC). */
export type AskedFile =
  | { report: AskedReport }
  | { reports: readonly AskedReport[]; texts: readonly TextFile[]; at: number }

type File = Uint8Array<ArrayBuffer>

declare global {
  // The server loads this module once per bundle; one thread sets all reports.
  var reportSetting: { thread: Thread; last: Promise<unknown> } | undefined
}

/**
 * A report as a PDF file, or a whole record as a ZIP file, made in another thread: one after another, while pages are answered as ever. What
 * is to be set is asked for when its turn has come: what fifteen of them read, read in one go, would keep everybody waiting for half a second.
 */
export function reportFile(ask: () => Promise<AskedFile>): Promise<File> {
  globalThis.reportSetting ??= { thread: new Thread('app/report-thread.ts', null), last: Promise.resolve() }
  const { thread, last } = globalThis.reportSetting
  const made = last.then(async () => file.parse(await thread.ask(await ask())))
  globalThis.reportSetting.last = made.catch(() => {})
  return made
}

const file = z.instanceof(Uint8Array<ArrayBuffer>)
