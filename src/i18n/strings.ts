/** Types that let English be the source and every other language be checked against it. */

/** CLDR's categories; each language uses its own few (Arabic all six, French three, English two). */
export type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

type Base<Key> = Key extends `${infer B}_${Plural}` ? B : Key

/**
 * The shape every language must fill, derived from the source language. Plain keys are required; of a
 * plural only `_other` is, since each language has its own categories; `tests/i18n` checks those.
 */
export type Strings<Source> = {
  readonly [K in keyof Source as Base<K> extends K ? K : never]: Source[K] extends string
    ? string
    : Strings<Source[K]>
} & {
  readonly [K in keyof Source as K extends `${string}_other` ? K : never]: string
} & {
  readonly [K in keyof Source as Base<K> extends K ? never : `${Base<K> & string}_${Plural}`]?: string
}

/** Every key that can be asked for: dotted, and without the category where it is a plural. */
export type Keys<Source, Prefix extends string = ''> = {
  [K in keyof Source & string]: Source[K] extends string
    ? `${Prefix}${Base<K> & string}`
    : Keys<Source[K], `${Prefix}${K}.`>
}[keyof Source & string]
