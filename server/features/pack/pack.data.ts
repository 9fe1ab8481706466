export type PackVerdict = 'MET' | 'PARTIAL' | 'UNMET' | 'NOT_APPLICABLE' | 'OPEN';
export type PackLabelName = 'PUBLIC' | 'INTERNAL' | 'SENSITIVE';

/** Why a proof that is linked does not go into the pack. */
export type LeftOutReason =
  | 'NOT_ACCEPTED'
  | 'OUTSIDE_PERIOD'
  | 'ABOVE_LABEL'
  | 'DAMAGED'
  | 'QUARANTINED'
  | 'UNCONFIRMED_LINK';

/** One version of a proof as it stands in the pack. */
export interface PackProof {
  readonly evidenceId: string;
  readonly versionId: string;
  readonly title: string;
  readonly kind: 'FILE' | 'LINK' | 'TEXT';
  readonly label: PackLabelName;
  readonly versionNumber: number;
  readonly collectedOn: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly byteSize: number | null;
  readonly sha256: string | null;
  readonly sm3: string | null;
  readonly url: string | null;
  readonly text: string | null;
  readonly owner: string | null;
}

export interface LeftOut {
  /** Missing in packs that were frozen before it was kept. */
  readonly evidenceId?: string;
  readonly title: string;
  readonly reason: LeftOutReason;
}

export interface PackTask {
  readonly code: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string | null;
  readonly owner: string | null;
  readonly dueOn: string;
}

/** One control of the assessment: what is asked, what was found, what proves it. */
export interface PackItem {
  /** Missing in packs that were frozen before it was kept, as `waiver` is. */
  readonly controlId?: string;
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly ownText: string | null;
  readonly verdict: PackVerdict;
  readonly provenVerdict: PackVerdict;
  readonly currentState: string | null;
  readonly gap: string | null;
  readonly suggestion: string | null;
  readonly notApplicableReason: string | null;
  /** What inspectors look for, in the hospital's words. */
  readonly interpretation: string | null;
  /** Who shows it on the day, and where. */
  readonly shownBy: string | null;
  readonly unit: string | null;
  readonly ratedBy: string | null;
  readonly ratedAt: string | null;
  /** Places in `PackData.proofs`. */
  readonly proofs: readonly number[];
  readonly leftOut: readonly LeftOut[];
  /** Why it goes without proof. */
  readonly waiver?: string | null;
  readonly tasks: readonly PackTask[];
}

export interface PackChapter {
  /** Place in `PackData.parts`; missing in a pack that holds one assessment. */
  readonly part?: number;
  readonly title: string;
  readonly items: readonly PackItem[];
}

/** An assessment as the pack tells of it, and the rule book that it goes by. */
export interface PackPart {
  readonly framework: {
    readonly name: string;
    readonly shortName: string;
    readonly edition: string;
    readonly documentNumber: string;
  };
  readonly assessment: {
    readonly name: string;
    readonly subject: string;
    readonly period: string;
    readonly targetLevel: string | null;
    readonly closed: boolean;
  };
}

/** What catalogue, binder and sheets of a pack are. */
export type DocumentFormat = 'DOCX' | 'PDF';

/** How proofs of a pack are named: as the hospital calls them, or as bodies that grade hospitals want it. */
export type FileNames = 'SHORT' | 'FULL';

/** A node of a rule book all of whose items stand in no chapter. */
export interface OutsideNode {
  /** From 0. */
  readonly part: number;
  readonly code: string;
  readonly name: string;
  /** How many items there are in it. */
  readonly items: number;
}

/** Everything that a pack says, read in one moment; its documents are made from nothing else. */
export interface PackData {
  readonly format: 1;
  readonly pack: {
    readonly id: string;
    readonly name: string;
    readonly number: string;
    readonly label: PackLabelName;
    readonly periodFrom: string;
    readonly periodTo: string;
    readonly letter: string | null;
    readonly frozenAt: string;
    readonly frozenBy: string;
    readonly volumeBytes: number | null;
    /** What its documents are; DOCX in packs that were frozen before there was a choice. */
    readonly documentFormat?: DocumentFormat;
    /** How its proofs are named, likewise. */
    readonly fileNames?: FileNames;
  };
  readonly organization: { readonly name: string; readonly code: string };
  /** Of a pack that holds one assessment; one that holds several has `parts` instead. */
  readonly framework?: PackPart['framework'];
  readonly assessment?: PackPart['assessment'];
  readonly parts?: readonly PackPart[];
  /** Those of the first part first. */
  readonly chapters: readonly PackChapter[];
  readonly proofs: readonly PackProof[];
  /** Items of the assessments that stand in no chapter. */
  readonly notArranged: number;
  /** Where these are, by part from 0; absent in packs that were frozen before it was kept. */
  readonly outside?: readonly OutsideNode[];
}

/** The parts of a pack (编), also of one that holds a single assessment. */
export const partsOf = ({ parts, framework, assessment }: PackData): readonly PackPart[] =>
  parts ?? [{ framework: framework!, assessment: assessment! }];

/** The part of a chapter. */
export const partOf = (data: PackData, { part = 0 }: Pick<PackChapter, 'part'>): PackPart =>
  partsOf(data)[part]!;
