import { z } from 'zod'
import { reportPdf } from '@/components/report/pdf/report-pdf'
import { answerQuestions } from '@/db/thread-answers'
import { zipRecord } from './record-zip'
import type { AskedFile } from './report-file'

/* The thread that sets reports: a page of charts takes most of a second, in which nobody else should wait. */

/** Copied as it was from the server, which is of the same version. */
const askedSchema = z.custom<AskedFile>(asked => typeof asked === 'object' && asked !== null)

answerQuestions(async question => {
  const asked = askedSchema.parse(question)
  if ('report' in asked) return new Uint8Array(await reportPdf(...asked.report))
  const reports: Uint8Array[] = []
  for (const report of asked.reports) reports.push(new Uint8Array(await reportPdf(...report)))
  return zipRecord(asked.texts, reports, asked.at)
})
