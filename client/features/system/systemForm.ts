import type {
  GradingInput,
  RegisterSystemInput,
  SystemFormFragment,
  SystemState,
  Technology,
} from '../../gql/graphql';

export const technologies: readonly Technology[] = ['CLOUD', 'MOBILE', 'IOT', 'ICS', 'BIG_DATA'];

/** The drawer's fields; empty texts stand for nothing. */
export interface SystemValues {
  code: string;
  name: string;
  description: string;
  ownerUnitId: string | null;
  state: SystemState;
  grading: GradingInput;
  technologies: readonly Technology[];
  continuityCritical: boolean;
  filingNumber: string;
  filedOn: string;
  filingValidUntil: string;
  lastAssessedOn: string;
  nextAssessmentDueOn: string;
}

/** The values to start with: the system's own, or those of a usual core system of a hospital. */
export function startValues(system: SystemFormFragment | null): SystemValues {
  const grading = system?.grading;
  return {
    code: system?.code ?? '',
    name: system?.name ?? '',
    description: system?.description ?? '',
    ownerUnitId: system?.ownerUnit?.id ?? null,
    state: system?.state ?? 'RUNNING',
    grading: {
      informationObject: grading?.informationObject ?? 'SOCIAL',
      informationDegree: grading?.informationDegree ?? 'SERIOUS',
      serviceObject: grading?.serviceObject ?? 'SOCIAL',
      serviceDegree: grading?.serviceDegree ?? 'SERIOUS',
    },
    technologies: system?.technologies ?? [],
    continuityCritical: system?.continuityCritical ?? false,
    filingNumber: system?.filingNumber ?? '',
    filedOn: system?.filedOn ?? '',
    filingValidUntil: system?.filingValidUntil ?? '',
    lastAssessedOn: system?.lastAssessedOn ?? '',
    nextAssessmentDueOn: system?.nextAssessmentDueOn ?? '',
  };
}

/** What goes to the server. */
export function toInput(values: SystemValues): RegisterSystemInput {
  const orNull = (text: string) => text.trim() || null;
  return {
    ...values,
    code: values.code.trim(),
    name: values.name.trim(),
    technologies: [...values.technologies],
    description: orNull(values.description),
    filingNumber: orNull(values.filingNumber),
    filedOn: orNull(values.filedOn),
    filingValidUntil: orNull(values.filingValidUntil),
    lastAssessedOn: orNull(values.lastAssessedOn),
    nextAssessmentDueOn: orNull(values.nextAssessmentDueOn),
  };
}
