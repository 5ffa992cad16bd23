import type { Random } from '#bench/data/random.ts';
import type { Sizes } from '#bench/data/sizes.ts';
import type { Plain } from './plain-answer.ts';

/** Values of one request; every system gets the same ones under the same names. */
export type Parameters = Readonly<Record<string, string>>;

/** One question, as each API asks it. Each text gives its answer under the name `answer`. */
export interface Operation {
  readonly name: string;
  readonly title: string;
  /** It asks for one node by its id: some APIs answer that with a list of one. */
  readonly isOne: boolean;
  /** Draws ids and values that are in the data. */
  draw(random: Random, sizes: Sizes): Parameters;
  /** What of an answer every system must agree on; left out: all of it. */
  readonly compared?: (answer: Plain) => Plain;
  /** GraphQL for Chancery. */
  readonly chancery: string;
  /** GraphQL for the schema that @neo4j/graphql makes of `peers/type-definitions.ts`; null: it cannot be asked this. */
  readonly neo4jGraphql: string | null;
  /** One Cypher statement for people who need no API; null: the graph that is written by hand has no history. */
  readonly cypher: string | null;
}
