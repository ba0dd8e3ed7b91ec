/** The light theme's tokens that documents need: office formats know no style sheet. */
export const COLOURS = {
  ink: '#17241f',
  inkSoft: '#55635c',
  brand: '#0d5f50',
  onBrand: '#ffffff',
  wash: '#e2efea',
  line: '#ddd5c6',
  paper: '#faf7f1',
  surface: '#ffffff',
  declared: '#754f04',
} as const
