import { onMap } from '@/lib/attachment'
import { describedRegions, descriptionWeakness, modelNames, modelWords } from '@/lib/attachment-models'
import type { Instrument } from '@/lib/instruments/instrument'
import { Section } from '../ui/section'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '../ui/table'

/** What the scores of an attachment measure say of the models of self and of others; null for other instruments. */
export function ModelsSection({ instrument: { id } }: { instrument: Pick<Instrument, 'id'> }) {
  if (!onMap.includes(id) && id !== 'rq') return null
  return (
    <Section id="models" title="Models of self and of others">
      <p className="max-w-prose">
        {id === 'rq'
          ? 'The RQ gives both models as numbers, from −12 to 12. The styles below are those of the two dimensions, anxiety and avoidance, for comparison.'
          : 'Low anxiety goes with a positive model of self, low avoidance with a positive model of others. The border at 4 is a convention: within half a point of it, the model of that side is left open. Only the RQ gives the models as numbers.'}
      </p>
      <Table label="Styles, models, and what a therapist may meet" className="mt-3">
        <TableHeader>
          <TableRow>
            <TableHead>Style</TableHead>
            <TableHead>{modelNames.self}</TableHead>
            <TableHead>{modelNames.others}</TableHead>
            <TableHead>What a therapist may meet</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {describedRegions.map(({ region, models, mayMeet }) => (
            <TableRow key={region}>
              <TableHead scope="row" className="align-middle font-normal text-ink">
                {region}
              </TableHead>
              <TableCell>{modelWords[models.self]}</TableCell>
              <TableCell>{modelWords[models.others]}</TableCell>
              <TableCell className="max-w-prose">{mayMeet}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <p className="mt-2 max-w-prose text-[0.8125rem] text-soft">
        {descriptionWeakness} Bartholomew &amp; Horowitz (1991), doi 10.1037/0022-3514.61.2.226.
      </p>
    </Section>
  )
}
