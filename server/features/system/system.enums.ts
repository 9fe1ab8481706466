import { registerEnumType } from 'type-graphql';

export const ImpactObject = { RIGHTS: 'RIGHTS', SOCIAL: 'SOCIAL', NATIONAL: 'NATIONAL' } as const;
export type ImpactObject = keyof typeof ImpactObject;
registerEnumType(ImpactObject, {
  name: 'ImpactObject',
  description: 'What is harmed when the system is harmed (受侵害客体, GB/T 22240-2020).',
  valuesConfig: {
    RIGHTS: {
      description:
        'Lawful rights of citizens, legal persons and other organizations (公民、法人和其他组织的合法权益).',
    },
    SOCIAL: { description: 'Social order and public interest (社会秩序、公共利益).' },
    NATIONAL: { description: 'National security (国家安全).' },
  },
});

export const ImpactDegree = { GENERAL: 'GENERAL', SERIOUS: 'SERIOUS', GRAVE: 'GRAVE' } as const;
export type ImpactDegree = keyof typeof ImpactDegree;
registerEnumType(ImpactDegree, {
  name: 'ImpactDegree',
  description: 'How badly it is harmed (侵害程度, GB/T 22240-2020).',
  valuesConfig: {
    GENERAL: { description: 'Harm (一般损害).' },
    SERIOUS: { description: 'Serious harm (严重损害).' },
    GRAVE: { description: 'Especially serious harm (特别严重损害).' },
  },
});

export const SystemState = { PLANNED: 'PLANNED', RUNNING: 'RUNNING', RETIRED: 'RETIRED' } as const;
export type SystemState = keyof typeof SystemState;
registerEnumType(SystemState, {
  name: 'SystemState',
  description: 'Where an information system is in its life.',
  valuesConfig: {
    PLANNED: { description: 'Being planned or built (规划建设中).' },
    RUNNING: { description: 'In use (运行中).' },
    RETIRED: { description: 'No longer in use; nothing is due any more (已下线).' },
  },
});

export const DueState = { OK: 'OK', DUE_SOON: 'DUE_SOON', OVERDUE: 'OVERDUE', NONE: 'NONE' } as const;
export type DueState = keyof typeof DueState;
registerEnumType(DueState, {
  name: 'DueState',
  description: 'How near a due day is, counted from today in Asia/Shanghai.',
  valuesConfig: {
    OK: { description: 'More than 60 days away (正常).' },
    DUE_SOON: { description: 'Today or within 60 days (即将到期).' },
    OVERDUE: { description: 'In the past (已逾期).' },
    NONE: { description: 'No day is set, or the system is retired (无).' },
  },
});
