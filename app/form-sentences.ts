import type { z } from 'zod'

/** Plain words for what a schema found, where the schema has none of its own. */
export function sentence(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'Please fill this in.'
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code === 'too_small') return tooSmall(issue)
  if (issue.code === 'invalid_format' && issue.format === 'email') return 'This does not look like an e-mail address.'
  if (issue.code === 'invalid_value') return 'Please choose one of those offered.'
  return 'Please check this.'
}

const tooBig = ({ origin, maximum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>) =>
  origin === 'string' ? `Please keep this to ${maximum} characters.` : `This can be ${maximum} at most.`

function tooSmall({ origin, minimum }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>) {
  if (origin === 'string') return minimum === 1 ? 'Please fill this in.' : `This needs at least ${minimum} characters.`
  if (origin === 'array') return 'Please choose at least one.'
  return `This must be at least ${minimum}.`
}
