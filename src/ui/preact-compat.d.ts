/** Names that the router's types take from React and preact/compat lacks; without them they decay to `any`. */
import type { ReactNode, VNode } from 'preact/compat'

declare module 'preact/compat' {
  type JSXElementConstructor<P> = (props: P) => ReactNode
  type ReactPortal = VNode
  type FunctionComponentElement<P> = VNode<P>
  type LazyExoticComponent<T> = T
  type ComponentRef<_T> = unknown
}
