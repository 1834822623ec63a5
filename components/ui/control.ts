/** What fields of every kind have in common. */
export const control = [
  'w-full min-w-0 rounded-md border border-edge bg-raised text-ink transition-colors',
  'focus-visible:rounded-md focus-visible:border-accent focus-visible:outline-offset-0',
  'disabled:opacity-60 read-only:bg-wash aria-invalid:border-safety',
]
