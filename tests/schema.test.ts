import { type GraphQLNamedType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { printedSchema, schema } from '#modules/schema.ts';

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** Coordinates of the members of a type that have no description. */
function undescribed(type: GraphQLNamedType): readonly string[] {
  const isComposite = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type);
  return (isComposite ? Object.values(type.getFields()) : []).flatMap((field) => {
    const members = [field, ...('args' in field ? field.args : [])];
    return members
      .filter(({ description }) => !description)
      .map(({ name }) => `${type.name}.${field.name} ${name}`);
  });
}

describe('the schema', () => {
  it('is printed in schema/schema.graphql', async () => {
    await expect(printedSchema()).toMatchFileSnapshot('../schema/schema.graphql');
  });

  it('describes every type', () => {
    expect(types.filter(({ description }) => !description)).toEqual([]);
  });

  it('describes every field, argument and input field', () => {
    expect(types.flatMap(undescribed)).toEqual([]);
  });
});
