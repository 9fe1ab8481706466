import type { Caller } from './caller.js';
import type { Diary } from './diary.js';

/**
 * The reply to last year's inspecting body, which went out twice: the first one named a wrong day, was withdrawn, and followed by
 * the next version under the same number.
 */
export function tellDocuments(diary: Diary): void {
  const made = { first: '', second: '' };
  diary.whenIn(-40, 'officer', async (officer) => {
    const { inspections } = await officer.ask<{ inspections: { nodes: { id: string }[] } }>(
      '{ inspections(filter: { states: [CLOSED] }, first: 1) { nodes { id } } }',
    );
    const { createReport } = await officer.ask<{ createReport: { report: { id: string } } }>(
      'mutation ($input: CreateReportInput!) { createReport(input: $input) { report { id } } }',
      {
        input: { kind: 'INSPECTION_REPLY', inspectionId: inspections.nodes[0]!.id, clientKey: 'demo-reply' },
      },
    );
    made.first = createReport.report.id;
    await diary.work();
    await submit(officer, made.first);
  });
  diary.whenIn(-39, 'manager', async (manager) => {
    await issue(manager, made.first);
  });
  diary.whenIn(-20, 'manager', async (manager) => {
    await manager.ask(
      'mutation ($input: WithdrawReportInput!) { withdrawReport(input: $input) { report { id } } }',
      { input: { id: made.first, reason: '复函正文的整改完成日期写错，重新出具。' } },
    );
  });
  diary.whenIn(-19, 'officer', async (officer) => {
    const { renewReport } = await officer.ask<{ renewReport: { report: { id: string } } }>(
      'mutation ($id: ID!) { renewReport(id: $id, clientKey: "demo-reply-again") { report { id } } }',
      { id: made.first },
    );
    made.second = renewReport.report.id;
    await diary.work();
    await submit(officer, made.second);
  });
  diary.whenIn(-18, 'manager', async (manager) => {
    await issue(manager, made.second);
  });
}

const submit = (officer: Caller, id: string): Promise<unknown> =>
  officer.ask('mutation ($id: ID!) { submitReport(id: $id) { report { id } } }', { id });

const issue = (manager: Caller, id: string): Promise<unknown> =>
  manager.ask('mutation ($input: DecideReportInput!) { decideReport(input: $input) { report { id } } }', {
    input: { id, approve: true },
  });
