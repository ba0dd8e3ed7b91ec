/** The projects as OGP Local's commitments: one line each, headings as OGP writes them. */
import type { EntityId } from '../domain/ids.ts'
import type { Project } from '../domain/kinds.ts'
import { projectsOf } from '../domain/programme.ts'
import type { OgpValue } from '../domain/programme-fields.ts'
import type { Reader } from '../domain/state.ts'
import type { DocumentWords } from '../i18n/documents.ts'
import { textOf } from './cells.ts'
import { csvFrom, harmless } from './csv.ts'
import { activitiesCell } from './project-fields.ts'

export const OGP_HEADINGS = [
  'Commitment Title',
  'Problem',
  'Status quo',
  'Action',
  'Primary Policy Area',
  'Primary Sector',
  'OGP Value',
  'Commitment Start',
  'Commitment End',
  'Institutions involved',
] as const

/** As OGP's own data name them. */
const VALUES: Readonly<Record<OgpValue, string>> = {
  transparency: 'Transparency',
  participation: 'Civic Participation',
  accountability: 'Public Accountability',
  technology: 'Technology and Innovation',
}

/** What is not known stays empty: dates are a project's own, never the programme's. */
export function ogpCommitments(reader: Reader, programme: EntityId, words: DocumentWords): string {
  const rows = projectsOf(reader, programme).map((project) => commitment(project, words).map(harmless))
  return csvFrom([OGP_HEADINGS, ...rows], 'plain')
}

function commitment(project: Project, words: DocumentWords): readonly string[] {
  const { commitment: asked, objectives, results, start, end, partners, title } = project
  const action = [objectives, textOf(activitiesCell(project.activities), words), results]
  return [
    words.formats.name(title),
    asked?.problem ?? '',
    asked?.statusQuo ?? '',
    action.filter(Boolean).join('\n'),
    asked?.policyArea ?? '',
    asked?.sector ?? '',
    (asked?.values ?? []).map((value) => VALUES[value]).join(', '),
    start?.start ?? '',
    end?.end ?? '',
    partners ?? '',
  ]
}
