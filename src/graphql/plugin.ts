import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type InputShapeFromFields,
  type PothosInputFieldConfig,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type Resolver,
  type SchemaTypes,
  type ShapeFromTypeParam,
  type TypeParam,
} from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import { TYPE_NAME } from '#planner/element.ts';
import {
  type FieldPlan,
  fieldExtensions,
  type InputPlan,
  inputExtensions,
  type TypePlan,
  typeExtensions,
} from '#planner/field-plan.ts';
import type { Context, RootReader } from './context.ts';

const NAME = 'chancery';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [NAME]: PlanPlugin<Types>;
    }
    export interface InferredFieldOptions<
      Types extends SchemaTypes,
      ResolveShape = unknown,
      Type extends TypeParam<Types> = TypeParam<Types>,
      Nullable extends FieldNullability<Type> = FieldNullability<Type>,
      Args extends InputFieldMap = InputFieldMap,
      ResolveReturnShape = unknown,
    > {
      /** A field says how it is read, or how it is resolved; one that says neither is a member of a shaped object. */
      Plan: {
        plan?: FieldPlan;
        resolve?: Resolver<
          ResolveShape,
          InputShapeFromFields<Args>,
          Types['Context'],
          ShapeFromTypeParam<Types, Type, Nullable>,
          ResolveReturnShape
        >;
      };
    }
    export interface InputFieldOptions<Types, Type, Req> {
      /** What the field stands for in a condition. */
      plan?: InputPlan;
    }
    export interface ObjectTypeOptions<Types, Shape> {
      /** Which nodes the type shows. */
      plan?: TypePlan;
    }
  }
}

/**
 * Lets a type say which kind of node it shows, and a field how it is read. The planner finds it in the
 * extensions; the resolvers only hand on what was read and shaped for the whole root field at once.
 */
class PlanPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(
    config: PothosOutputFieldConfig<Types>,
  ): PothosOutputFieldConfig<Types> {
    const { plan } = config.pothosOptions as { plan?: FieldPlan };
    const resolve = resolverOf(config.parentType, plan) as never;
    if (plan === undefined)
      return config.resolve === undefined ? { ...config, resolve: handOn as never } : config;
    return { ...config, resolve, extensions: { ...config.extensions, ...fieldExtensions(plan) } };
  }

  override onInputFieldConfig(
    config: PothosInputFieldConfig<Types>,
  ): PothosInputFieldConfig<Types> {
    const { plan } = config.pothosOptions as { plan?: InputPlan };
    return plan === undefined
      ? config
      : { ...config, extensions: { ...config.extensions, ...inputExtensions(plan) } };
  }

  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    const { plan } = config.pothosOptions as { plan?: TypePlan };
    return plan === undefined
      ? config
      : { ...config, extensions: { ...config.extensions, ...typeExtensions(plan) } };
  }
}

type Read = GraphQLFieldResolver<unknown, Context>;

function resolverOf(parent: string, plan: FieldPlan | undefined): Read {
  if (parent === 'Query') return plan?.kind === 'graph' ? readGraph : readRoot;
  return parent === 'Graph' ? readMember : handOn;
}

const readRoot: Read = (_root, _args, { reader }, { path }) => reader?.read(String(path.key));
const readGraph: Read = (_root, _args, { reader }, { path }) =>
  reader?.graph(String(path.key)).ready();
const readMember: Read = (graph, _args, _context, { path }) =>
  (graph as RootReader).read(String(path.key));

/** A shaped object has its values under the keys of the response; any other under the names of its fields. */
const handOn: Read = (source, _args, _context, { path, fieldName }) => {
  const object = source as Record<string | symbol, unknown>;
  return object[TYPE_NAME] === undefined ? object[fieldName] : object[path.key];
};

SchemaBuilder.registerPlugin(NAME, PlanPlugin);

export default NAME;
