/** The server takes this many rows at once, and a body of one megabyte. */
const mostRows = 250;
const mostBytes = 700_000;

/** Rows in parts that the server takes, by what of each is sent. */
export function batchesOf<Row>(rows: readonly Row[], sent: (row: Row) => unknown): Row[][] {
  const encoder = new TextEncoder();
  const batches: Row[][] = [];
  let batch: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    const size = encoder.encode(JSON.stringify(sent(row))).length;
    if (batch.length > 0 && (batch.length === mostRows || bytes + size > mostBytes)) {
      batches.push(batch);
      [batch, bytes] = [[], 0];
    }
    batch.push(row);
    bytes += size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
