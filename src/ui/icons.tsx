/** The drawings, one stroke style, 24 × 24. Those that point somewhere turn with the direction of reading. */

const PATHS = {
  home: 'M4 11 12 4l8 7v8a1 1 0 0 1-1 1h-5v-6h-4v6H5a1 1 0 0 1-1-1z',
  idea: 'M9 18h6M10 21h4M8.5 14.5A6 6 0 1 1 15.5 14.5c-.7.6-1 1.3-1 2h-5c0-.7-.3-1.4-1-2z',
  plan: 'M5 4h10l4 4v12H5zM15 4v4h4M8.5 12h7M8.5 16h7',
  chart: 'M4 20h16M7 17v-6M12 17V6M17 17v-9',
  sync: 'M20 7v5h-5M4 17v-5h5M6.2 9A7 7 0 0 1 18.6 8L20 12M4 12l1.4 4a7 7 0 0 0 12.4-1',
  gear: 'M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1',
  offline:
    'M3 3l18 18M8.5 16.5a5 5 0 0 1 7 0M5 13a10 10 0 0 1 5-2.7M19 13a10 10 0 0 0-3-2M2 9a15 15 0 0 1 4.5-2.8M22 9A15 15 0 0 0 11 5M12 20h.01',
  check: 'M5 12.5 10 17.5 19 7',
  warning: 'M12 4 21 19H3zM12 10v4M12 16.5v.5',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  people:
    'M12.2 8a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0M3 20c0-3.5 2.7-6 6-6s6 2.5 6 6M16 5.2a3.2 3.2 0 0 1 0 5.8M17.5 14.4c2.1.8 3.5 2.9 3.5 5.6',
  device:
    'M7 3h10a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 17 21H7a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 7 3zM11 18h2',
  file: 'M12 4v11M8 11l4 4 4-4M5 20h14',
  print: 'M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  keypad: 'M6 5h.01M12 5h.01M18 5h.01M6 12h.01M12 12h.01M18 12h.01M6 19h.01M12 19h.01M18 19h.01',
  keyboard: 'M3 7h18v10H3zM6.5 10.5h.01M10 10.5h.01M13.5 10.5h.01M17 10.5h.01M8 14h8',
  search: 'M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0M15.5 15.5 20 20',
  more: 'M12 5.5h.01M12 12h.01M12 18.5h.01',
  close: 'M6 6l12 12M18 6 6 18',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  up: 'M12 20V5M6 11l6-6 6 6',
  down: 'M12 4v15M6 13l6 6 6-6',
  forward: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  share: 'M8 12h8M12 8l4 4-4 4M4 4v16',
  screen: 'M4 5h16v11H4zM8 20h8M12 16v4',
  pause: 'M9 5v14M15 5v14',
  contrast: 'M12 4a8 8 0 1 0 0 16z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  erase: 'M9 6h11v12H9l-6-6zM12 9.5l5 5M17 9.5l-5 5',
  help: 'M9 9.2A3 3 0 1 1 13.4 12c-.9.5-1.4 1.1-1.4 2.2M12 17.5v.5M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0',
  history: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2',
} as const

export type IconName = keyof typeof PATHS

/** How a drawing is drawn, for pictures that are made of several. */
export const iconPath = (name: IconName): string => PATHS[name]

const DIRECTIONAL: ReadonlySet<IconName> = new Set(['undo', 'forward', 'back', 'share', 'history'])

/** Drawn as dots, which need a thicker pen to be seen. */
const DOTTED: ReadonlySet<IconName> = new Set(['keypad', 'more'])

/** Decoration only: what it stands beside, or its button's label, says the same in words. */
export function Icon({ name }: { readonly name: IconName }) {
  const classes = ['icon', DIRECTIONAL.has(name) && 'icon-directional', DOTTED.has(name) && 'icon-dotted']
  return (
    <svg class={classes.filter(Boolean).join(' ')} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
