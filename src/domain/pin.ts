/** What keeps the screen of a shared tablet closed: 4 to 8 digits, for wet fingers. Trying costs time, see the store's lock. */
export const PIN_LENGTHS = { least: 4, most: 8 } as const
