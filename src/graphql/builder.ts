import SchemaBuilder from '@pothos/core';
import type { Context } from './context.ts';
import planPlugin from './plugin.ts';

/** The one builder of the schema. Types are declared with it in `modules/*\/type.ts`. */
export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  InferredFieldOptionsKind: 'Plan';
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    EDTF: { Input: string; Output: string };
    Decimal: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
  };
}>({ plugins: [planPlugin], defaultFieldNullability: false });

builder.queryType({ description: 'All that is known now, whenever it held.' });
