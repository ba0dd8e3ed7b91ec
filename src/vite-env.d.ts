/// <reference types="trusted-types" />

interface ImportMetaEnv {
  /** Put in by vite.config.ts from package.json. */
  readonly VITE_VERSION: string
}
