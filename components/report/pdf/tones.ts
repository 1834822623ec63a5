/** The tones of the light theme: paper has no dark one. */
export const tones = {
  ink: '#1f2928',
  soft: '#5d645f',
  rule: '#e4dfd3',
  band: '#d9e7e0',
  bandEdge: '#a9c4b9',
  review: '#8f5609',
  paper: '#ffffff',
} as const
