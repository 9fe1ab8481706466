import { graphql } from '../../gql';
import type { ReportTemplatesQuery } from '../../gql/graphql';

export const ReportTemplatesDocument = graphql(/* GraphQL */ `
  query ReportTemplates($after: String) {
    reportTemplates(first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        fileName
        byteSize
        sha256
        state
        kinds
        problems {
          kind
          placeholder
          place
          paragraph
        }
        downloadUrl
        previewUrl
        closedReason
        createdAt
        activatedAt
        createdBy {
          id
          displayName
        }
      }
    }
  }
`);

export type TemplateRow = ReportTemplatesQuery['reportTemplates']['nodes'][number];

export const ActivateTemplateDocument = graphql(/* GraphQL */ `
  mutation ActivateReportTemplate($input: ActivateReportTemplateInput!) {
    activateReportTemplate(input: $input) {
      template {
        id
        state
        kinds
        activatedAt
      }
    }
  }
`);

export const RetireTemplateDocument = graphql(/* GraphQL */ `
  mutation RetireReportTemplate($id: ID!) {
    retireReportTemplate(id: $id) {
      template {
        id
        state
      }
    }
  }
`);

export const DeleteTemplateDocument = graphql(/* GraphQL */ `
  mutation DeleteReportTemplate($id: ID!) {
    deleteReportTemplate(id: $id) {
      template {
        id
      }
    }
  }
`);

/** The file is not taken: what the server, or the way to it, says. */
export class TemplateRefused extends Error {
  override readonly name = 'TemplateRefused';
}

/** Sends a file and answers the id of its template. Null when the connection broke. */
export async function sendTemplate(file: File): Promise<string | null> {
  const answer = await fetch(`/uploads/report-templates?${new URLSearchParams({ fileName: file.name })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-hengjian-request': '1' },
    body: file,
  }).catch(() => null);
  if (!answer) return null;
  const body = (await answer.json().catch(() => ({}))) as { id?: unknown; message?: unknown };
  if (answer.ok && typeof body.id === 'string') return body.id;
  throw new TemplateRefused(typeof body.message === 'string' ? body.message : '');
}
