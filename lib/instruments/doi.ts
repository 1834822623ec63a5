export type SourcePart = { text: string; href: string | null }

/** A DOI as a source writes it: ten, a number, a slash, and whatever follows up to a space; a full stop at its end is the sentence's. */
const doi = /\b10\.\d{4,9}\/[^\s,;]*[^\s,;.]/g

/** A source in parts, each DOI in it with the address at which its paper is found. */
export function sourceParts(source: string): SourcePart[] {
  const dois = [...source.matchAll(doi)]
  const ends = [0, ...dois.map(found => found.index + found[0].length)]
  const plain = ends.map((end, index) => source.slice(end, dois[index]?.index))
  return plain
    .flatMap((text, index) => [
      { text, href: null },
      ...dois.slice(index, index + 1).map(([found]) => ({ text: found, href: `https://doi.org/${found}` })),
    ])
    .filter(part => part.text !== '')
}
