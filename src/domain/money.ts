/** Money is kept in centimes, whole, and shown in dirhams or in millions of them. */
export const CENTIMES_PER_DIRHAM = 100
export const CENTIMES_PER_MILLION_DIRHAMS = 100_000_000
