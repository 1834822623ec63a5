/** A complaint for each name that was given before. */
export const twice = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index).map(name => `${name} is there twice`)
