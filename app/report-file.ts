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
  var reportThread: Thread | undefined
}

/** A report as a PDF file, or a whole record as a ZIP file, made in another thread, while pages are answered as ever. */
export async function reportFile(asked: AskedFile): Promise<File> {
  globalThis.reportThread ??= new Thread('app/report-thread.ts', null)
  return file.parse(await globalThis.reportThread.ask(asked))
}

const file = z.instanceof(Uint8Array<ArrayBuffer>)
