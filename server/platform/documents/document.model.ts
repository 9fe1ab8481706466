/**
 * What a document says, without how it is written: plain data, so that it crosses to a worker by structured
 * clone and so that the same model always gives the same bytes.
 */

/** Commercial labels only: the state-secret marks are never offered as a choice. */
export type Classification = '公开' | '内部' | '敏感';

export interface DocumentModel {
  readonly title: string;
  /** 文档编号; shown in the header and kept as a document property. */
  readonly number: string;
  readonly classification: Classification;
  readonly organization: string;
  readonly author: string;
  /** ISO instant; the only date the file carries (docProps). */
  readonly createdAt: string;
  /** Hidden custom properties, such as the hash of the data the document was made from. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly sections: readonly DocumentSection[];
}

/** A run of pages with one orientation. Pages are numbered through all sections, the cover being page 1. */
export interface DocumentSection {
  readonly orientation: 'portrait' | 'landscape';
  /** Cover pages carry neither header nor footer. */
  readonly bare?: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  | CoverBlock
  | ContentsBlock
  | HeadingBlock
  | ParagraphBlock
  | TableBlock
  | KeyFiguresBlock
  | ChartBlock
  | PictureBlock
  | PageBreakBlock;

export interface CoverBlock {
  readonly kind: 'cover';
  readonly classification: Classification;
  readonly number: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Label and value of each cover line; an empty value leaves a line to fill in by hand. */
  readonly fields: readonly (readonly [label: string, value: string])[];
  /** Lines at the foot: organization, date. */
  readonly foot: readonly string[];
}

/** A table-of-contents field over the headings of the whole document, already filled in. */
export interface ContentsBlock {
  readonly kind: 'contents';
  readonly title: string;
  readonly depth: 1 | 2 | 3;
  /** Small print below the entries; it goes away when the field is updated. */
  readonly hint?: string;
}

/** Levels count 一、 → （一） → 1. → （1）. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly text: string;
  /** False for summary and annex headings, which carry their own name instead of a number. */
  readonly numbered?: boolean;
  readonly newPage?: boolean;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly content: Content;
  /**
   * body: indented by two characters; plain: no indent; note: small print. Of letters by GB/T 9704: title, in the middle and in the
   * outline; signed, on the right, for who sends it and its day.
   */
  readonly style?: 'body' | 'plain' | 'note' | 'title' | 'signed';
  /** Stays on the page of the block that follows. */
  readonly keepWithNext?: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: string;
  /** What text calls it by, see `Inline`; needs a caption. */
  readonly name?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** Without a header row: the label columns say what the values are. */
  readonly headless?: boolean;
  /** Smaller letters, for wide tables. */
  readonly compact?: boolean;
  /** Said in one full-width row when there is no row. */
  readonly emptyText?: string;
}

export interface TableColumn {
  readonly title: string;
  /** Share of the text width, relative to the other columns. */
  readonly width: number;
  readonly align?: Align;
  /** Row label, set like the header. */
  readonly label?: boolean;
}

/** Cells from left to right, or one full-width band that opens a group and stays with its first row. */
export type TableRow = readonly Cell[] | { readonly band: string };

export type Cell = string | CellContent;

export interface CellContent {
  readonly content: Content;
  readonly align?: Align;
  readonly bold?: boolean;
  readonly tone?: Tone;
  /** Name that proof references of the document lead to. */
  readonly proof?: number;
  /** How many columns the cell covers. */
  readonly span?: number;
}

export type Content = string | readonly Inline[];
/**
 * Text, emphasised text, a link to a file beside the document (a path relative to it), a reference to the proof of that
 * number (written 〔证n〕 and linked to it), the number of the table or figure of that name (表 3), or a footnote.
 */
export type Inline = PlainInline | { readonly see: string } | { readonly footnote: Footnote };
type PlainInline =
  | string
  | { readonly text: string; readonly bold?: boolean; readonly tone?: Tone }
  | { readonly text: string; readonly file: string }
  | { readonly toProof: number };

/** Footnotes count through the document. Those of one key are one: where it comes first it is written, later its number again. */
export interface Footnote {
  readonly key: string;
  readonly content: string | readonly PlainInline[];
}
export type Align = 'left' | 'center' | 'right';
/** Meaning of a word; the colour only repeats what the word says. */
export type Tone = 'good' | 'caution' | 'bad' | 'quiet';

export interface KeyFiguresBlock {
  readonly kind: 'keyFigures';
  readonly boxes: readonly {
    readonly label: string;
    readonly value: string;
    readonly note?: string;
    readonly tone?: Tone;
  }[];
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly chart: RadarChart | BarChart | LineChart;
  readonly caption: string;
  /** What text calls it by, see `Inline`. */
  readonly name?: string;
  /** Alternative text for readers who cannot see the picture. */
  readonly description: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Two or more series over the same spokes, 0..max. */
export interface RadarChart {
  readonly type: 'radar';
  readonly axes: readonly string[];
  readonly max: number;
  readonly series: readonly ChartSeries[];
}

/** Horizontal bars, one group per label. */
export interface BarChart {
  readonly type: 'bar';
  readonly labels: readonly string[];
  readonly max?: number;
  readonly stacked?: boolean;
  readonly series: readonly ChartSeries[];
}

/** Lines over days or other steps in order; a gap where there is no value. */
export interface LineChart {
  readonly type: 'line';
  readonly labels: readonly string[];
  /** Values hold until the next one instead of leading to it. */
  readonly stepped?: boolean;
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly tone?: Tone;
    /** Place in the palette, so that two lines of one thing share their colour; by position otherwise. */
    readonly colour?: number;
    readonly dashed?: boolean;
  }[];
}

export interface ChartSeries {
  readonly name: string;
  readonly values: readonly number[];
  /** Colour by meaning; otherwise by position. */
  readonly tone?: Tone;
}

export interface PictureBlock {
  readonly kind: 'picture';
  readonly data: Uint8Array;
  readonly format: 'png' | 'jpg';
  readonly caption: string;
  /** What text calls it by, see `Inline`. */
  readonly name?: string;
  readonly description: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

export interface PageBreakBlock {
  readonly kind: 'pageBreak';
}
