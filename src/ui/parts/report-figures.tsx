import type { ComponentChildren } from 'preact'
import { NO_FIGURE } from '../../domain/figure.ts'
import type { Report } from '../../domain/report.ts'
import { useWords } from '../words.ts'
import { Figure } from './figure.tsx'
import { Share } from './share.tsx'

/** The four figures that a mayor asks for first. */
export function KeyFigures({ report: { attendance, proposals } }: { readonly report: Report }) {
  const { t } = useWords()
  // Some sources tell only what all channels make together.
  const isSplit = attendance.inPerson.total.origin !== 'none' || attendance.all.total.origin === 'none'
  const people = isSplit ? attendance.inPerson : attendance.all
  const ofChannel = (channel: 'in-person' | 'digital') =>
    proposals.byChannel.find((row) => row.channel === channel)?.figure ?? NO_FIGURE
  return (
    <div class="report-stats report-wide">
      <Stat name="people" label={t(isSplit ? 'report.stat.inPerson' : 'report.stat.all')}>
        <Figure figure={people.total} />
      </Stat>
      <Stat name="share" label={t('report.stat.share')}>
        <Share of={people.told.people} share={people.share} />
      </Stat>
      <Stat name="in-person" label={t('report.stat.proposalsInPerson')}>
        <Figure figure={ofChannel('in-person')} />
      </Stat>
      <Stat name="digital" label={t('report.stat.proposalsDigital')}>
        <Figure figure={ofChannel('digital')} />
      </Stat>
    </div>
  )
}

interface StatProps {
  readonly name: string
  readonly label: string
  readonly children: ComponentChildren
}

function Stat({ name, label, children }: StatProps) {
  return (
    <div class="panel stat" data-stat={name}>
      <strong>{children}</strong>
      <span class="soft">{label}</span>
    </div>
  )
}
