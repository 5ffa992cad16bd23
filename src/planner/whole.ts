/** A shape when what is loaded for its rows is there, too. */
export async function whole(make: (deferred: Promise<void>[]) => unknown): Promise<unknown> {
  const deferred: Promise<void>[] = [];
  try {
    const value = make(deferred);
    if (deferred.length > 0) await Promise.all(deferred);
    return value;
  } catch (error) {
    // What was begun must not go on behind the answer, nor fail where nobody hears of it.
    await Promise.allSettled(deferred);
    throw error;
  }
}
