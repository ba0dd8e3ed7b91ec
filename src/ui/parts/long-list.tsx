/**
 * A list of any length: only what is near the window stands in the document, each item with its place in the
 * whole. The browser scrolls; empty items hold the room of those that are not drawn, and its own scroll anchoring
 * holds what is looked at still when their real heights come out.
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { EntityId } from '../../domain/ids.ts'
import { ListGeometry, type Run } from '../list-geometry.ts'
import '../styles/long-list.css'

/** Fills most windows; each one more is drawn before a person sees any. */
const AT_FIRST = 8
/** Pixels drawn on either side of the window, so that a flick shows no empty paper, and Tab finds the next item. */
const AHEAD = 600
/** Drawn anew when less than this is left: not at every pixel. */
const LEAST_AHEAD = 200

interface LongListProps<Item> {
  readonly items: readonly Item[]
  /** What the list is, for who listens; without it, the heading around it says so. */
  readonly label?: string
  /** Pixels that an item takes, roughly. */
  readonly guess: number
  readonly class?: string
  readonly children: (item: Item) => ComponentChildren
}

export function LongList<Item extends { readonly id: EntityId }>({
  items,
  label,
  guess,
  class: className = '',
  children,
}: LongListProps<Item>) {
  const { list, tops, run } = useRunInSight(items, guess)
  const focused = useFocused()
  const pinned = focused.id === null ? -1 : items.findIndex(({ id }) => id === focused.id)
  const isPrinted = usePrinting()
  const drawn = isPrinted ? items.map((_, place) => place) : placesOf(run, pinned)
  const room = (first: number, end: number) => {
    const height = (tops[end] ?? 0) - (tops[first] ?? 0)
    return height > 0 && <li key={`before ${end}`} aria-hidden="true" style={{ blockSize: `${height}px` }} />
  }
  return (
    <ul
      ref={list}
      aria-label={label}
      class={`long-list ${className}`}
      onFocusIn={focused.enter}
      onFocusOut={focused.leave}
    >
      {drawn.flatMap((place, index) => {
        const item = items[place]
        if (!item) return []
        return [
          room((drawn[index - 1] ?? -1) + 1, place),
          <li
            key={item.id}
            class="long-list-item"
            data-id={item.id}
            aria-setsize={items.length}
            aria-posinset={place + 1}
          >
            {children(item)}
          </li>,
        ]
      })}
      {room((drawn.at(-1) ?? -1) + 1, items.length)}
    </ul>
  )
}

/** Places in order: a run, and the one that has the focus, wherever it is: what is typed there must not be lost. */
function placesOf({ first, end }: Run, pinned: number): readonly number[] {
  const run = Array.from({ length: end - first }, (_, index) => first + index)
  if (pinned < 0) return run
  if (pinned < first) return [pinned, ...run]
  return pinned < end ? run : [...run, pinned]
}

/** Follows what scrolls, whatever scrolls, and says which items are near the window. */
function useRunInSight(items: readonly { readonly id: EntityId }[], guess: number) {
  const list = useRef<HTMLUListElement>(null)
  const made = useRef<ListGeometry | null>(null)
  const geometry = (made.current ??= new ListGeometry(guess))
  const [wanted, setWanted] = useState<Run>({ first: 0, end: AT_FIRST })
  const run = { first: Math.min(wanted.first, items.length), end: Math.min(wanted.end, items.length) }

  /** Draws `AHEAD` on either side, once less than `least` is left there. */
  const look = (least: number) => {
    const element = list.current
    if (!element) return
    geometry.measure(heightsIn(element))
    const { top } = element.getBoundingClientRect()
    const near = (ahead: number) => geometry.between(items, -top - ahead, innerHeight - top + ahead)
    const needed = near(least)
    if (run.first <= needed.first && needed.end <= run.end) return
    setWanted(near(AHEAD))
  }
  // What is in sight at once; the room around it when that is painted.
  useLayoutEffect(() => look(0))
  useEffect(() => {
    look(LEAST_AHEAD)
    const follow = () => look(LEAST_AHEAD)
    const followSize = () => {
      geometry.forget()
      follow()
    }
    // Scrolling does not bubble: caught on its way down, it need not be known which part around the list scrolls.
    document.addEventListener('scroll', follow, { capture: true, passive: true })
    addEventListener('resize', followSize)
    return () => {
      document.removeEventListener('scroll', follow, { capture: true })
      removeEventListener('resize', followSize)
    }
  })
  return { list, run, tops: geometry.tops(items) }
}

function heightsIn(list: HTMLUListElement): ReadonlyMap<string, number> {
  const drawn = list.querySelectorAll<HTMLElement>(':scope > [data-id]')
  return new Map(
    [...drawn].map((element) => [element.dataset['id'] ?? '', element.getBoundingClientRect().height]),
  )
}

/** True while the page is being printed: paper does not scroll, so everything is drawn. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const ending = new AbortController()
    addEventListener('beforeprint', () => setPrinting(true), { signal: ending.signal })
    addEventListener('afterprint', () => setPrinting(false), { signal: ending.signal })
    return () => ending.abort()
  }, [])
  return isPrinting
}

/** The item that has the focus. Nothing is drawn for knowing it. */
function useFocused() {
  const focused = useRef<{ id: string | null }>({ id: null })
  return {
    id: focused.current.id,
    enter: (event: FocusEvent) => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id]') : null
      focused.current.id = item?.dataset['id'] ?? null
    },
    leave: () => {
      focused.current.id = null
    },
  }
}
