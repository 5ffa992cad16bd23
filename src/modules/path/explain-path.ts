/** What is said of a hop. */
interface Told {
  readonly sentence: string;
  readonly support: number;
  readonly dispute: number;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** A path in plain English: a sentence a hop, then which of them carries least. */
export function explainPath(hops: readonly Told[], weakest: number): string {
  const sentences = hops.map(({ sentence }) => `${sentence}.`).join(' ');
  const hop = hops[weakest] as Told;
  const which = hops.length === 1 ? '' : `The weakest hop is the ${ORDINALS[weakest]}: `;
  const borne = sayOrigins(hop);
  return `${sentences} ${which}${which === '' ? capital(borne) : borne}.${contested(hops, weakest)}`;
}

function sayOrigins({ support, dispute }: Told): string {
  const by =
    support === 0
      ? 'no independent origin supports it'
      : `${count(support)} ${support === 1 ? 'origin supports' : 'origins support'} it`;
  if (dispute === 0) return by;
  return `${by}, and ${dispute === 1 ? 'one disputes' : `${dispute} dispute`} it`;
}

const count = (origins: number) => (origins === 1 ? 'one independent' : `${origins} independent`);

function contested(hops: readonly Told[], weakest: number): string {
  const others = hops.flatMap(({ dispute }, index) =>
    dispute > 0 && index !== weakest ? [ORDINALS[index]] : [],
  );
  if (others.length === 0) return '';
  const last = others.at(-1);
  const named =
    others.length === 1 ? last : `${others.slice(0, -1).join(', the ')} and the ${last}`;
  return ` The ${named} ${others.length === 1 ? 'is' : 'are'} contested.`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
