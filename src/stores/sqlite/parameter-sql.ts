/** A parameter of a plan by its index. */
export function parameter(index: number): string {
  return `@p${index}`;
}

/**
 * How many rows there may be, and some more. A bare parameter behind LIMIT makes SQLite plan the statement anew each time that it is
 * bound, to look at its value, and that can take longer than running it; it does not look into a sum.
 */
export function limitSql(most: string, more = 0): string {
  return `${most} + ${more}`;
}
