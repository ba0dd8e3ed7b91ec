/** What a browser is shown by the server itself, where the app cannot speak. */
export const server = {
  notBuilt:
    'The app is not built yet on this server. Nothing that was saved is lost; tell the coordinator, or whoever looks after the server, and try again in a while.',
} as const
