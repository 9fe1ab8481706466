/** How a cell of a small table is named among its values. */
export const cellKey = (row: string, column: string): string => `${row}|${column}`;
