import { lexicographicSortSchema, printSchema } from 'graphql';
import '#graphql/scalars.ts';
import { builder } from '#graphql/builder.ts';
import { MODULES } from './list.ts';
import './entity/type.ts';
import './relationship/type.ts';
import './meta/type.ts';
import './graph/type.ts';
import './neighborhood/type.ts';
import './timeline/type.ts';
import './search/type.ts';
import './search/resolve-type.ts';
import './change/type.ts';
import './path/type.ts';
import './mutation/type.ts';

for (const module of MODULES) await module.type();

/** The whole schema. */
export const schema = builder.toSchema({ sortSchema: false });

/** SDL, sorted, so that a change of the schema is a small diff. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
