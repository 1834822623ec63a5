const fields: readonly [string, string][] = [
  ['id, version', 'a short name in small letters and hyphens that no other measure has; 1 for the first version'],
  ['title, abbreviation', 'its full name, and the one for tables'],
  ['domain', 'alliance, distress, emotion-regulation, attachment, defence or relationship-check'],
  ['respondents', 'who fills it in: client, clinician or both'],
  [
    'response',
    'the lowest and highest answer, and one label for each ("" where the form prints none); step: 0.1 to 1, where answers have a decimal. With decimals or more than 21 answers the number is typed, and there are two labels, for the ends',
  ],
  ['items', 'number, your own short cue, and reversed where a high answer counts as low'],
  [
    'scales',
    'the key (sum or mean of which items), the range it can give, and whether higher is better, worse or neither',
  ],
  ['primaryScale, charted', 'the scale that stands for the measure (or null), and those that are drawn'],
  ['missing', 'house: at least 80 % of a scale’s items; at-most with a number; or all. The last two need a source'],
  ['bands, cutoffs, reliableChange', 'only with the source typed in; without them, none are shown'],
]

/** The format in plain words, with a whole example to start from. */
export function OwnMeasureGuide() {
  return (
    <section aria-labelledby="format" className="max-w-3xl border-t border-rule pt-6">
      <h2 id="format" className="mb-2 font-serif text-xl">
        The format
      </h2>
      <p className="max-w-prose">
        The same as that of the instruments in the library. Use short cues of your own, not the wording of a protected
        form.
      </p>
      <dl className="mt-3">
        {fields.map(([name, does]) => (
          <div key={name} className="grid gap-x-6 border-b border-rule py-1.5 sm:grid-cols-[15rem_minmax(0,1fr)]">
            <dt className="font-mono text-[0.8125rem]">{name}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-6 mb-2 font-medium">An example to start from</h3>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto border-y border-rule py-3 text-[0.8125rem] leading-relaxed"
      >
        {exampleDefinition}
      </pre>
    </section>
  )
}

/** A definition to start from, made up, as it would be in a file. */
export const exampleDefinition = `{
  "id": "week-in-brief",
  "version": 1,
  "title": "The week in brief",
  "abbreviation": "Week in brief",
  "domain": "distress",
  "respondents": ["client"],
  "measures": "How heavy the week was, in three questions.",
  "citation": "Made by the practice, 2026",
  "timeframe": "the past week",
  "response": { "min": 0, "max": 4, "labels": ["not at all", "", "somewhat", "", "very much"] },
  "items": [
    { "n": 1, "cue": "hard to get through the day" },
    { "n": 2, "cue": "slept well", "reversed": true },
    { "n": 3, "cue": "worried" }
  ],
  "scales": [
    {
      "id": "total",
      "title": "Total",
      "key": { "method": "sum", "items": [1, 2, 3] },
      "range": [0, 12],
      "higherIs": "worse"
    }
  ],
  "primaryScale": "total",
  "charted": ["total"],
  "missing": { "rule": "house" },
  "licence": { "status": "The practice’s own", "text": "Made by the practice." }
}`
