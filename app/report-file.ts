import { z } from 'zod'
import type { reportPdf } from '@/components/report/pdf/report-pdf'
import { Thread } from '@/db/thread'

declare global {
  // The server loads this module once per bundle; one thread sets all reports.
  var reportThread: Thread | undefined
}

/** A report as a PDF file, made in another thread: one after another, while pages are answered as ever. */
export async function reportFile(...report: Parameters<typeof reportPdf>): Promise<Uint8Array<ArrayBuffer>> {
  globalThis.reportThread ??= new Thread('app/report-thread.ts', null)
  return file.parse(await globalThis.reportThread.ask(report))
}

const file = z.instanceof(Uint8Array<ArrayBuffer>)
