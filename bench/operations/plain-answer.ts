/** An answer as content alone: how an API nests, names and formats it taken away, so that answers compare. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** Every system's answer to the same question comes to the same plain answer. */
export function plainAnswer(answer: unknown, isOne: boolean): Plain {
  const value = isOne && Array.isArray(answer) ? answer[0] : answer;
  return plain(isGraph(value) ? value.answer : value);
}

/** An earlier graph, in which the answer stands under the same name once more. */
function isGraph(value: unknown): value is { readonly answer: unknown } {
  return value !== null && typeof value === 'object' && 'answer' in value;
}

function plain(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return (value ?? null) as Plain;
  const { groupBy, ...rest } = value as { readonly groupBy?: unknown };
  if (groupBy !== undefined && Object.keys(rest).length === 0) return plain(groupBy);
  const { edges, ...object } = value as Readonly<Record<string, unknown>>;
  const nodes = Array.isArray(edges) ? edges.map(({ node }) => node) : object['nodes'];
  if (nodes !== undefined && !('totalCount' in object) && !('relationships' in object))
    return plain(nodes);
  const members = Object.entries({ ...object, ...(nodes !== undefined && { nodes }) });
  return sorted(foldAmount(Object.fromEntries(members.map(([key, each]) => [key, plain(each)]))));
}

/** Money stands in the stores as an integer of 1/10,000 of a unit; Chancery shows units. */
function foldAmount(object: Record<string, Plain>): Record<string, Plain> {
  if (!('amountValue' in object)) return object;
  const { amountValue, amountCurrency = null, ...rest } = object;
  const amount =
    amountValue === null
      ? null
      : { currency: amountCurrency, value: String(BigInt(amountValue as string) / 10_000n) };
  return { ...rest, amount };
}

function sorted(object: Record<string, Plain>): Plain {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
