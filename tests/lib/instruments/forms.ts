import type { z } from 'zod'
import { defineInstrument, span } from '@/lib/instruments/define'
import type { instrumentSchema } from '@/lib/instruments/instrument'

export type Definition = z.input<typeof instrumentSchema>

/** A small form that holds together: five items, 0 to 4, the second reversed, a sum and a mean, and everything that can go wrong. */
export const sound = {
  id: 'small-form',
  version: 1,
  title: 'Small form',
  abbreviation: 'Small form',
  domain: 'distress',
  respondents: ['client'],
  citation: 'Nobody (2026)',
  timeframe: 'today',
  response: { min: 0, max: 4, labels: ['none', '', '', '', 'all'] },
  items: span(1, 5).map(n => ({ n, cue: `cue ${n}`, reversed: n === 2 })),
  scales: [
    { id: 'total', title: 'Total', key: { method: 'sum', items: span(1, 5) }, range: [0, 20], higherIs: 'worse' },
    { id: 'mean', title: 'Mean', key: { method: 'mean', items: span(1, 5) }, range: [0, 4], higherIs: 'worse' },
  ],
  primaryScale: 'total',
  charted: ['total'],
  missing: { rule: 'house' },
  safetyItems: [{ item: 3, above: 0, cue: 'cue 3' }],
  bands: [
    {
      scale: 'total',
      source: 'Nobody (2026)',
      bands: [
        { from: 0, to: 9, label: 'low' },
        { from: 10, to: 20, label: 'high' },
      ],
    },
  ],
  cutoffs: [{ scale: 'total', name: 'clinical', at: 10, source: 'Nobody (2026)', forChange: true }],
  reliableChange: [{ scale: 'total', value: 4, confidence: null, source: 'Nobody (2026)' }],
  licence: { status: 'Free', text: 'Made up.' },
} satisfies Definition

export const smallForm = (changes: Partial<Definition> = {}) => defineInstrument({ ...sound, ...changes })
