/** Dragging a row of the matrix by its grip, with a finger, a pen or a mouse alike. */
import { useState } from 'preact/hooks'
import type { Project } from '../domain/kinds.ts'
import type { MatrixGroup } from '../domain/matrix.ts'
import type { Place } from './project-order.ts'

interface Drag {
  readonly project: string
  /** The row above which it would land; an axis' own name for the end of that axis. */
  readonly over: { readonly row: string; readonly side: 'before' | 'after' } | null
}

/**
 * What grips and rows need. Letting go over a row calls `onDrop` with the place above or below it, over
 * an axis with its first place; letting go elsewhere, or Escape, leaves everything as it was.
 */
export function useRowDrag(groups: readonly MatrixGroup[], onDrop: (project: Project, to: Place) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)

  const gripOf = (project: Project) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ project: project.id, over: null })
    },
    onPointerMove: (event: PointerEvent) => {
      if (drag?.project === project.id) setDrag({ project: project.id, over: rowUnder(event) })
    },
    onPointerUp: (event: PointerEvent) => {
      if (drag?.project !== project.id) return
      setDrag(null)
      const to = placeAt(groups, project, event)
      if (to) onDrop(project, to)
    },
    onPointerCancel: () => setDrag(null),
    onLostPointerCapture: () => setDrag(null),
  })

  const classOf = (row: string): string | undefined => {
    if (drag?.project === row) return 'matrix-dragged'
    return drag?.over?.row === row ? `matrix-drop-${drag.over.side}` : undefined
  }

  return { gripOf, classOf }
}

function rowUnder(event: PointerEvent): Drag['over'] {
  const row = rowAt(event)
  const id = row?.dataset['project']
  return row && id ? { row: id, side: sideOf(row, event) } : null
}

const rowAt = ({ clientX, clientY }: PointerEvent): HTMLElement | null =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('.matrix tbody > tr') ?? null

function sideOf(row: HTMLElement, { clientY }: PointerEvent): 'before' | 'after' {
  const { top, height } = row.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'after'
}

function placeAt(groups: readonly MatrixGroup[], project: Project, event: PointerEvent): Place | undefined {
  const row = rowAt(event)
  const axis = row?.closest<HTMLElement>('tbody')?.dataset['axis']
  const group = groups.find((each) => (each.axis?.id ?? '') === axis)
  if (!row || !group) return undefined
  // As it will be once the dragged row is gone from where it was.
  const others = group.projects.filter(({ id }) => id !== project.id)
  const over = row.dataset['project']
  if (over === project.id) return undefined
  const at = others.findIndex(({ id }) => id === over)
  if (at < 0) return { axis: group.axis, index: 0 }
  return { axis: group.axis, index: sideOf(row, event) === 'before' ? at : at + 1 }
}
