/** How tests start Chromium: Debian's, or the one named by CHROMIUM. Quiet, since no network is there to ask. */
export declare const chromium: {
  executablePath: string
  args: string[]
}
