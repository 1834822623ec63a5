import { Table, TableBody, TableCaption, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { formatFixed } from '@/lib/text/score'
import type { TwoVoices, Voice } from '@/lib/two-voices'

/** How client and clinician saw the same session. */
export function TwoVoicesTable({ voices, isOwn }: { voices: TwoVoices; isOwn: boolean }) {
  return (
    <Table>
      <TableCaption>
        WAI-SR as item means, 1 to 5, beside the clinician’s own impression. Two views of one hour; a difference is
        something to wonder about, not a score.
      </TableCaption>
      <TableHeader>
        <TableRow>
          <TableHead>Session {voices.number}</TableHead>
          <TableHead>Task</TableHead>
          <TableHead>Goal</TableHead>
          <TableHead>Bond</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        <Line who="Client" voice={voices.client} />
        {voices.clinician && (
          <Line who={isOwn ? 'You, impression' : 'Clinician, impression'} voice={voices.clinician} />
        )}
      </TableBody>
    </Table>
  )
}

function Line({ who, voice }: { who: string; voice: Voice }) {
  return (
    <TableRow>
      <TableHead scope="row" className="align-middle font-normal text-ink">
        {who}
      </TableHead>
      {[voice.task, voice.goal, voice.bond].map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: task, goal and bond never change places
        <TableCell key={index}>{value === null ? '–' : formatFixed(value, 1)}</TableCell>
      ))}
    </TableRow>
  )
}
