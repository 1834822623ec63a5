import { Table, TableBody, TableCaption, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { shortDate } from '@/lib/dates'
import type { ProfileLine } from '@/lib/profile'
import { formatFixed } from '@/lib/text/score'
import type { TwoVoices, Voice } from '@/lib/two-voices'

/** The latest value of each measure, and how it compares with the first one of the episode. */
export function ProfileLines({ lines, locale }: { lines: readonly ProfileLine[]; locale: string }) {
  return (
    <Table label="Latest value of each measure">
      <TableHeader>
        <TableRow>
          <TableHead>Measure</TableHead>
          <TableHead className="text-right">Latest</TableHead>
          <TableHead>Since the start</TableHead>
          <TableHead>When</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {lines.map(line => (
          <TableRow key={line.title}>
            <TableHead scope="row" className="align-middle font-normal text-ink">
              {line.title}
              {line.direction && <span className="block text-xs text-soft">{line.direction}</span>}
            </TableHead>
            <TableCell className="text-right font-semibold">{line.value}</TableCell>
            <TableCell className="text-soft">
              {line.difference}
              <span className="block text-xs">{line.words}</span>
            </TableCell>
            <TableCell className="text-[0.8125rem] text-soft">
              session {line.number}
              <span className="block text-xs">{shortDate(line.date, locale)}</span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

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
