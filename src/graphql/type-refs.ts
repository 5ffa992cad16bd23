import { builder } from './builder.ts';

// Types name each other by string, so that no module has to import another one's types.

/** Makes each thing once, by its name. */
function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const thing = made.get(name) ?? make(name);
    made.set(name, thing);
    return thing;
  };
}

/** The object type with this name, declared somewhere. Building the schema fails when it never is. */
export const objectRef = once((name) => builder.objectRef<object>(name));

/** The interface with this name, likewise. */
export const interfaceRef = once((name) => builder.interfaceRef<object>(name));

/** The input type with this name, likewise. */
export const inputRef = once((name) => builder.inputRef<object>(name));

/** `Entity` and `Node` are interfaces; every other name is an object type. */
export function outputRef(name: string) {
  return name === 'Entity' || name === 'Node' ? interfaceRef(name) : objectRef(name);
}
