/** One typeface for each script of a run; with only the Latin name set, Word shows another Chinese font. */
export interface FontSet {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly cs: string;
  readonly eastAsia: string;
}

const LATIN = 'Times New Roman';
const chinese = (eastAsia: string, latin = LATIN): FontSet => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
});

/** Typefaces of GB/T 9704: title, body, first-level and second-level heading. */
export const FONTS = {
  title: chinese('方正小标宋简体'),
  body: chinese('仿宋_GB2312'),
  bold: chinese('黑体'),
  script: chinese('楷体_GB2312'),
} as const;

interface FontEntry {
  readonly name: string;
  readonly alternatives: string;
  readonly family: 'roman' | 'swiss' | 'script' | 'modern';
  /** 86: GB 2312; 00: Latin. */
  readonly charset: '86' | '00';
}

/** What to use where a typeface is not installed: they are commercial and may not be embedded without a licence. */
const TABLE: readonly FontEntry[] = [
  {
    name: '方正小标宋简体',
    alternatives: '方正小标宋_GBK,小标宋,宋体,SimSun',
    family: 'roman',
    charset: '86',
  },
  { name: '仿宋_GB2312', alternatives: '仿宋,FangSong,STFangsong', family: 'modern', charset: '86' },
  { name: '黑体', alternatives: 'SimHei,STHeiti', family: 'swiss', charset: '86' },
  { name: '楷体_GB2312', alternatives: '楷体,KaiTi,STKaiti', family: 'script', charset: '86' },
  { name: LATIN, alternatives: 'Liberation Serif', family: 'roman', charset: '00' },
];

/** The children of w:fonts. */
export function fontTableXml(): string {
  return TABLE.map(
    ({ name, alternatives, family, charset }) =>
      `<w:font w:name="${name}"><w:altName w:val="${alternatives}"/><w:charset w:val="${charset}"/>` +
      `<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  ).join('');
}
