/** A parameter of a plan by its index. */
export function parameter(index: number): string {
  return `@p${index}`;
}
