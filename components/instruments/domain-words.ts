import type { Domain } from '@/lib/instruments/instrument'

/** What the library calls each domain. */
export const domainTitles: Readonly<Record<Domain, string>> = {
  alliance: 'Working alliance',
  'relationship-check': 'Prompts on the relationship',
  distress: 'Distress',
  'emotion-regulation': 'Emotion dysregulation',
  attachment: 'Attachment',
  defence: 'Defence styles',
}
