/** Proposals of which people said which ask for the same thing. */

/** Standard Arabic, Darija in Arabic letters, Darija in Latin letters, French. */
export type Tongue = 'ar' | 'ary' | 'latn' | 'fr'

/** Proposals that one committee would merge: each asks for the same thing. One alone has no mate. */
export type Cluster = Readonly<Partial<Record<Tongue, readonly string[]>>>

export interface Labelled {
  readonly text: string
  readonly tongue: Tongue
  /** Equal for mates. */
  readonly cluster: string
}

const TONGUES: readonly Tongue[] = ['ar', 'ary', 'latn', 'fr']

export function labelled(clusters: Readonly<Record<string, Cluster>>): readonly Labelled[] {
  return Object.entries(clusters).flatMap(([cluster, texts]) =>
    TONGUES.flatMap((tongue) => (texts[tongue] ?? []).map((text) => ({ text, tongue, cluster }))),
  )
}

/** Darija is one language, whatever its letters. */
export const languageOf = (tongue: Tongue): 'ar' | 'ary' | 'fr' => (tongue === 'latn' ? 'ary' : tongue)
