/** What a framework says about itself, as its form holds it. */
export interface HeadValues {
  code: string;
  name: string;
  shortName: string;
  edition: string;
  issuer: string;
  documentNumber: string;
  publishedOn: string;
  effectiveOn: string;
}

export type KnownHead = { readonly [Key in keyof HeadValues]?: string | null };

/** This year, which most editions are named after. */
export const thisYear = (): string => String(new Date().getFullYear());

/** The year that comes after an edition of this year; this year for all others. */
export const nextYear = (edition: string): string =>
  /^\d{4}$/.test(edition) && edition >= thisYear() ? String(Number(edition) + 1) : thisYear();

export const startHead = (known: KnownHead = {}): HeadValues => ({
  code: known.code ?? '',
  name: known.name ?? '',
  shortName: known.shortName ?? '',
  edition: known.edition ?? '',
  issuer: known.issuer ?? '',
  documentNumber: known.documentNumber ?? '',
  publishedOn: known.publishedOn ?? '',
  effectiveOn: known.effectiveOn ?? '',
});

/** For the API: empty text is none. */
export const toHeadInput = ({ documentNumber, publishedOn, effectiveOn, ...needed }: HeadValues) => ({
  ...needed,
  documentNumber: documentNumber.trim() || null,
  publishedOn: publishedOn || null,
  effectiveOn: effectiveOn || null,
});
