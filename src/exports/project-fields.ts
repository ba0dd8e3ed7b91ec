/** A project's fields in the order in which programmes print them; empty ones among them. */
import type { Axis, Project } from '../domain/kinds.ts'
import { SMART_QUESTIONS } from '../domain/programme-fields.ts'
import type { DocumentKey } from '../i18n/documents.ts'
import { amount, type Cell, date, duration, lines, NONE, named, number, text, word } from './cells.ts'

export interface ProjectField {
  readonly title: DocumentKey
  readonly cell: Cell
  readonly width: number
  readonly kind: 'text' | 'number' | 'duration' | 'date'
}

export function projectFields(project: Project, axis: Axis | null, place: number): readonly ProjectField[] {
  const { progress, smart, commitment } = project
  const field = (
    title: DocumentKey,
    cell: Cell,
    width = 40,
    kind: ProjectField['kind'] = 'text',
  ): ProjectField => ({ title, cell, width, kind })
  return [
    field('documents.column.number', number(place), 8, 'number'),
    field('documents.column.axis', axis ? named(axis.name) : word('common.noAxis'), 30),
    field('documents.column.project', named(project.title), 48),
    field('documents.column.objectives', text(project.objectives)),
    field('documents.column.results', text(project.results)),
    field('documents.column.activities', activitiesCell(project.activities)),
    field('documents.column.partners', text(project.partners)),
    field('documents.column.budget', number(project.budget, 'dirhams'), 20, 'number'),
    field('documents.column.budgetWords', amount(project.budget), 40),
    field('documents.column.start', date(project.start), 14, 'date'),
    field('documents.column.end', date(project.end), 14, 'date'),
    field('documents.column.months', duration(project), 14, 'duration'),
    field('documents.column.status', progress ? word(`documents.status.${progress.status}`) : NONE, 16),
    field('documents.column.percent', number(progress?.percent, 'percent'), 12, 'number'),
    field('documents.column.progressNote', text(progress?.note)),
    field('documents.column.evidence', text(progress?.evidence), 30),
    ...SMART_QUESTIONS.map((question) => field(`documents.smart.${question}`, text(smart?.[question]), 30)),
    field('documents.column.problem', text(commitment?.problem)),
    field('documents.column.statusQuo', text(commitment?.statusQuo)),
    field('projects.commitment.policyArea', text(commitment?.policyArea), 30),
    field('projects.commitment.sector', text(commitment?.sector), 30),
    field(
      'projects.commitment.values',
      lines((commitment?.values ?? []).map((value) => word(`projectValue.ogp.${value}`))),
      30,
    ),
  ]
}

export function activitiesCell(value: Project['activities']): Cell {
  if (value === undefined || typeof value === 'string') return text(value)
  return lines(value.map((each) => text(each.publics ? `${each.text} (${each.publics})` : each.text)))
}
