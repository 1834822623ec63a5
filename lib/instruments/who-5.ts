import { defineInstrument, span } from './define'

/*
 * Topp, Østergaard, Søndergaard & Bech (2015). Five items on the past two weeks, 0 to 5. The raw score is their sum, 0 to 25; four
 * times that is a percentage, 0 to 100. Higher is better.
 */
export const who5 = defineInstrument({
  id: 'who-5',
  version: 1,
  title: 'WHO-5 Well-Being Index',
  abbreviation: 'WHO-5',
  domain: 'distress',
  subject: 'Well-being',
  respondents: ['client'],
  measures:
    'How often the client felt well, as a percentage. It asks about well-being, not about distress: higher is better.',
  citation:
    'Topp CW, Østergaard SD, Søndergaard S, Bech P (2015). Psychother Psychosom 84:167–176, doi 10.1159/000376585.',
  keySource: 'Topp et al. (2015), as quoted second-hand',
  timeframe: 'the past two weeks',
  response: {
    min: 0,
    max: 5,
    labels: [
      'at no time',
      'some of the time',
      'less than half the time',
      'more than half the time',
      'most of the time',
      'all of the time',
    ],
  },
  items: [
    { n: 1, cue: 'cheerful' },
    { n: 2, cue: 'calm' },
    { n: 3, cue: 'active' },
    { n: 4, cue: 'rested' },
    { n: 5, cue: 'interested' },
  ],
  scales: [
    { id: 'raw', title: 'Raw score', key: { method: 'sum', items: span(1, 5) }, range: [0, 25], higherIs: 'better' },
    {
      id: 'percent',
      title: 'Percentage',
      key: { method: 'sum', items: span(1, 5), multiplyBy: 4 },
      range: [0, 100],
      higherIs: 'better',
    },
  ],
  primaryScale: 'percent',
  charted: ['percent'],
  missing: { rule: 'house' },
  cutoffs: [
    {
      scale: 'percent',
      name: 'poor well-being, a reason to ask about depression (raw score under 13)',
      at: 50,
      orLess: true,
      source: 'Topp et al. (2015), as quoted second-hand; INSPQ, information sheet 14',
      secondHand: true,
    },
  ],
  meaningfulChange: [
    {
      scale: 'percent',
      value: 10,
      source: 'the help page of a records system for clinics, second-hand',
      secondHand: true,
      note: 'A change that matters clinically. It is no reliable-change value: it says nothing of measurement error.',
    },
  ],
  norms: [
    { text: 'General populations: mean about 70 %.', source: 'INSPQ, information sheet 14' },
    { text: 'Depressed people waiting for treatment: mean about 40 %.', source: 'INSPQ, information sheet 14' },
  ],
  licence: {
    terms: 'unclear',
    status: 'Several sources say free',
    text: 'Several sources say that it may be used without permission. The World Health Organization’s own terms were not seen. Ask before commercial use.',
    source: 'CORC; What Works Wellbeing; PsykTestBarn (2019)',
  },
  cautions: [
    'Paper forms list the answers from 5 down to 0: enter the number that is ticked, not its place.',
    'Higher is better, unlike in every other measure of distress here.',
  ],
})
