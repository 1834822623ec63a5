/** The scale that a band of the example sheets is about: `band` of the total, `band_abs` of the K10 as the ABS codes it, `stress_band`. */
export function bandedScale(name: string): string {
  if (name === 'band') return 'total'
  return name === 'band_abs' ? 'total_1to5' : name.replace(/_band$/, '')
}
