import { builder } from './builder.ts';
import { objectRef } from './type-refs.ts';

type QueryFields = Parameters<typeof builder.queryFields>[0];
type FieldBuilder = Parameters<QueryFields>[0];

/** Declares fields of `Graph`, which stand on `Query` too: there they are of all that is known now. */
export function addGraphFields(fields: (t: FieldBuilder) => ReturnType<QueryFields>): void {
  builder.queryFields(fields);
  builder.objectFields(objectRef('Graph'), fields as never);
}
