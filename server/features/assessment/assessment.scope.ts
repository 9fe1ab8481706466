import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import type { Tx } from '../../platform/database/database.js';
import { isConformity } from '../framework/index.js';
import type { ConformityEdition, Control, Edition, Technology } from '../framework/index.js';
import { organizationOf, unitsByIds } from '../organization/index.js';
import { requireSystem } from '../system/index.js';
import type { InformationSystem } from '../system/index.js';
import type { SubjectKind } from './assessment.enums.js';
import { chooseControls } from './assessment.rules.js';
import type { NewAssessment } from './assessment.rules.js';
import type { ScoringEdition } from './scoring/index.js';

/** What an assessment is about and which controls it holds. */
export interface AssessmentScope {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly systemId: string | null;
  readonly targetLevel: string | null;
  readonly gradingCode: string | null;
  readonly technologies: Technology[];
  readonly continuityCritical: boolean;
  readonly requirementSets: string[];
  readonly scoringEdition: ScoringEdition | null;
  readonly attentionFactor: number | null;
  readonly partialCredit: number | null;
  readonly controls: readonly { readonly controlId: string; readonly asked: boolean }[];
}

/** Finds subject and controls of a new assessment; every id is one of this organization or NOT_FOUND. */
export async function scopeOf(
  tx: Tx,
  edition: Edition,
  wanted: NewAssessment,
  previousTarget: string | null,
): Promise<AssessmentScope> {
  const subject = wantedSubject(wanted);
  if (isConformity(edition)) {
    if (subject?.kind !== 'SYSTEM' || !subject.id) {
      throw badInput({
        systemId: text(
          '等保测评须选择一个信息系统。',
          'An assessment by MLPS is about an information system: choose one.',
        ),
      });
    }
    return systemScope(edition, await requireSystem(tx, subject.id), wanted);
  }
  refuseMlpsSettings(wanted);
  const targetLevel = targetOf(edition, wanted.targetLevel ?? previousTarget);
  return {
    ...(await subjectOf(tx, subject ?? { kind: 'ORGANIZATION', id: null })),
    targetLevel,
    gradingCode: null,
    technologies: [],
    continuityCritical: false,
    requirementSets: [],
    scoringEdition: null,
    attentionFactor: null,
    partialCredit: null,
    controls: edition.controls
      .filter((control) => control.assessable)
      .map((control) => ({ controlId: control.id, asked: isAsked(edition, control, targetLevel) })),
  };
}

type Subject = { readonly kind: SubjectKind; readonly id: string | null };

function wantedSubject({ subject, systemId }: NewAssessment): Subject | undefined {
  if (subject && systemId) {
    throw badInput({
      subject: text('测评对象和信息系统只填一个。', 'Give the subject or the system, not both.'),
    });
  }
  if (systemId) return { kind: 'SYSTEM', id: systemId };
  return subject ? { kind: subject.kind, id: subject.id ?? null } : undefined;
}

async function subjectOf(
  tx: Tx,
  { kind, id }: Subject,
): Promise<Pick<AssessmentScope, 'subjectKind' | 'subjectId' | 'subjectName' | 'systemId'>> {
  const subject = { subjectKind: kind, systemId: null };
  if (kind === 'ORGANIZATION') {
    const own = await organizationOf(tx);
    if (id !== null && id !== own.id) throw notFound();
    return { ...subject, subjectId: own.id, subjectName: own.name };
  }
  if (id === null) {
    throw badInput({ 'subject.id': text('请选择测评对象。', 'Choose the unit or the system.') });
  }
  if (kind === 'UNIT') {
    const [unit] = await unitsByIds(tx, [id]);
    if (!unit) throw notFound();
    return { ...subject, subjectId: id, subjectName: unit.name };
  }
  const system = await requireSystem(tx, id);
  return { ...subject, subjectId: id, subjectName: system.name, systemId: id };
}

function systemScope(
  edition: ConformityEdition,
  system: InformationSystem,
  wanted: NewAssessment,
): AssessmentScope {
  const controls = chooseControls(edition, system);
  if (wanted.targetLevel && wanted.targetLevel !== controls.level) throw badInput({ targetLevel: graded });
  const { editions, defaultEdition } = edition.scoring;
  return {
    subjectKind: 'SYSTEM',
    subjectId: system.id,
    subjectName: system.name,
    systemId: system.id,
    targetLevel: controls.level,
    gradingCode: system.grading.code,
    technologies: [...system.technologies],
    continuityCritical: system.continuityCritical,
    requirementSets: controls.requirementSets,
    scoringEdition: wanted.scoringEdition ?? defaultEdition,
    attentionFactor: wanted.attentionFactor ?? editions.MLPS_2021.attentionFactor,
    partialCredit: wanted.partialCredit ?? editions.MLPS_2025.partialCredit,
    controls: controls.items.map(({ control }) => ({ controlId: control.id, asked: true })),
  };
}

const graded = text(
  '等保的等级由系统定级决定，不能另选。',
  'In MLPS the grading of the system decides the level.',
);

/** The level or grade to be reached, or BAD_USER_INPUT: graded and points rule books need one, the others have none. */
export function targetOf({ scoring, framework }: Edition, wanted: string | null | undefined): string | null {
  if (scoring.kind === 'CONFORMITY') throw badInput({ targetLevel: graded });
  if (scoring.kind === 'CHECKLIST') {
    if (!wanted) return null;
    throw badInput({
      targetLevel: text('清单类标准没有级别。', 'A checklist has no level to be reached.'),
    });
  }
  const levels =
    scoring.kind === 'POINTS'
      ? scoring.grades.map(({ key }) => key)
      : scoring.levelTable.filter(({ level }) => level >= 1).map(({ level }) => String(level));
  if (wanted && levels.includes(wanted)) return wanted;
  throw badInput({
    targetLevel: text(
      `请选择目标级别：${levels.join('、')}。`,
      `Choose the level to be reached by ${framework.shortName}: ${levels.join(', ')}.`,
    ),
  });
}

/** Whether the target level asks for a control. What lies beyond counts in the score, but is neither open nor a gap. */
export function isAsked({ scoring }: Edition, control: Control, targetLevel: string | null): boolean {
  if (targetLevel === null) return true;
  if (scoring.kind === 'GRADED_ITEMS') return Number(control.level ?? 0) <= Number(targetLevel);
  if (scoring.kind !== 'POINTS') return true;
  const { indicator } = control;
  const placeOf = (grade: string | null) => scoring.grades.findIndex(({ key }) => key === grade);
  if (!indicator?.scored || indicator.fromGrade === null) return false;
  return placeOf(indicator.fromGrade) <= placeOf(targetLevel);
}

type MlpsSettings = Pick<NewAssessment, 'scoringEdition' | 'attentionFactor' | 'partialCredit'>;

/** Only MLPS has an edition of its formula and parameters. */
export function refuseMlpsSettings(wanted: MlpsSettings): void {
  for (const key of ['scoringEdition', 'attentionFactor', 'partialCredit'] as const) {
    if (wanted[key] == null) continue;
    throw badInput({
      [key]: text('只有等保测评有这项设置。', 'Only assessments by MLPS have this setting.'),
    });
  }
}
