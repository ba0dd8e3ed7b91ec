import type { ComponentChildren } from 'preact'

interface FactsProps {
  readonly facts: readonly { readonly name: string; readonly value: ComponentChildren }[]
}

/** Names and values, two columns. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl class="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
