import { createRequire } from 'node:module';

/** The one typeface of drawings, for resvg. It comes by npm and is read by path: the machine that draws need not have a single font. */
export const drawingFont = {
  fontFiles: [
    createRequire(import.meta.url).resolve(
      '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
    ),
  ],
  loadSystemFonts: false,
  defaultFontFamily: 'Noto Sans SC',
};
