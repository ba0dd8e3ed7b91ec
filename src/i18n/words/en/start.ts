/** Said before any language can be chosen, in all of them at once: a file of its own, so that no screen has to be loaded for it. */
export const start = {
  insecure:
    'Warsha opens only at an address that begins with https, or on this very computer (localhost). Ask your coordinator for the right link. Nothing is lost.',
  storage:
    'This browser does not let Warsha keep anything: it may be a private window, or storage may be full or blocked. Open the link in an ordinary window. What was saved before is still there.',
  superseded:
    'What is kept on this device belongs to a newer version of the app. Load that one to go on; nothing is lost.',
  blocked:
    'An older version of the app is still open in another tab or window. Close it, and this one opens by itself; nothing is lost.',
  reload: 'Load the newer version',
} as const
