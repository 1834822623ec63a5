/** By what a column is ordered whose rows come from several forms. By itself, so that the browser loads nothing else with it. */
export const shareOfScale = 'by share of its scale'
