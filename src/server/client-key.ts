/** What a client without a token is counted under: its address, or for IPv6 the network of 64 bits that one client owns. */
export function clientKey(address: string | undefined): string {
  if (address === undefined) return 'in process';
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail = ''] = address.split('%', 1).join('').split('::');
  const [before, after] = [head, tail].map((half) =>
    half.split(':').filter((group) => group !== ''),
  );
  const zeros = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array(Math.max(zeros, 0)).fill('0'), ...(after ?? [])];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
