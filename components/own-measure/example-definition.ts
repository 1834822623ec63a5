/** A definition to start from, made up, as it would stand in a file. */
export const exampleDefinition = `{
  "id": "week-in-brief",
  "version": 1,
  "title": "The week in brief",
  "short": "Week in brief",
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
  "primary": "total",
  "drawn": ["total"],
  "missing": { "rule": "house" },
  "licence": { "status": "The practice’s own", "text": "Made by the practice." }
}`
