import { AppError } from '#src/errors.ts';
import { type GraphModel, kindOfId } from './graph-model.ts';
import type { NodeWrite, RelationshipKey, Removed, WritePlan } from './write-plan.ts';

/**
 * What a store writes is of the model: kinds, ids, types and the kinds that they lead between. Names of these become
 * part of a statement, so nothing else may reach one.
 *
 * @throws AppError `BAD_USER_INPUT` before anything is written.
 */
export function checkWritePlan(model: GraphModel, plan: WritePlan): void {
  for (const node of plan.nodes) checkNode(model, node);
  for (const relationship of plan.relationships) checkRelationship(model, relationship);
  for (const relationship of plan.ended ?? []) checkRelationship(model, relationship);
  if (plan.removed !== undefined) checkRemoved(model, plan.removed);
}

/** Nothing is taken away twice: an engine may not say whether the second time found anything. */
function checkRemoved(model: GraphModel, { nodes, relationships }: Removed): void {
  for (const id of nodes) kindOfId(model, id);
  for (const relationship of relationships) checkRelationship(model, relationship);
  const keys = relationships.map(({ type, from, to, propositionId }) =>
    JSON.stringify([type, from, to, propositionId]),
  );
  for (const all of [nodes, keys]) {
    if (new Set(all).size === all.length) continue;
    const twice = all.find((key, index) => all.indexOf(key) !== index);
    throw refusal(`${twice} is removed twice`);
  }
}

function checkNode({ kinds }: GraphModel, { kind: name, id }: NodeWrite): void {
  const kind = kinds.get(name);
  if (kind === undefined) throw refusal(`there is no kind "${name}"`);
  if (!id.startsWith(`${kind.prefix}:`)) throw refusal(`"${id}" is not the id of a ${name}`);
}

function checkRelationship(model: GraphModel, { type: name, from, to }: RelationshipKey): void {
  const kinds = [kindOfId(model, from), kindOfId(model, to)] as const;
  if (model.evidenceLinks.has(name)) return;
  const type = model.relationshipTypes.get(name);
  if (type === undefined) throw refusal(`there is no type of relationship "${name}"`);
  const fits = type.between.some((pair) =>
    pair.every((end, index) => end === kinds[index]?.name || end === kinds[index]?.family),
  );
  if (fits) return;
  const [start, end] = kinds;
  throw refusal(`${name} does not lead from ${start.name} to ${end.name} ("${from}", "${to}")`);
}

function refusal(reason: string): AppError {
  return new AppError('BAD_USER_INPUT', `Nothing was written: ${reason}.`);
}
