import { type Attribute, entityAttributes, linkAttributes } from './attributes.ts';
import type { ColumnKind } from './columns.ts';
import type { ExportWriter } from './export-writer.ts';
import { type ElementReader, elementReader } from './read-elements.ts';
import { XML_DECLARATION, xmlText } from './xml.ts';

const TYPES: Readonly<Record<ColumnKind, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'double',
  boolean: 'boolean',
};

/**
 * A directed graph with typed attributes (GEXF 1.2). All nodes stand before all edges, so the answers are read twice; they are
 * pinned, and nothing has to be kept in between.
 *
 * @throws AppError `BAD_USER_INPUT` when the query has no nodes with ids.
 */
export const writeGexf: ExportWriter = (operation, { evidence, permalink }) =>
  documentOf(elementReader(operation, { evidence, wanted: [] }), evidence, permalink);

async function* documentOf(
  reader: ElementReader,
  evidence: boolean,
  permalink: string,
): AsyncGenerator<string> {
  const [ofNodes, ofEdges] = [entityAttributes(reader, evidence), linkAttributes(reader, evidence)];
  let start = `${XML_DECLARATION}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n<meta><creator>Chancery</creator><description>${xmlText(permalink)}</description></meta>\n<graph mode="static" defaultedgetype="directed">\n${declared('node', ofNodes)}${declared('edge', ofEdges)}<nodes>\n`;
  for await (const { entities } of reader.read()) {
    const nodes = entities.map(
      (each) =>
        `<node id="${xmlText(each.id)}" label="${xmlText(each.name)}">${values(ofNodes, each)}</node>\n`,
    );
    yield start + nodes.join('');
    start = '';
  }
  start += '</nodes>\n<edges>\n';
  for await (const { links } of reader.read()) {
    const edges = links.map(
      (each) =>
        `<edge id="${xmlText(each.id)}" source="${xmlText(each.from.id)}" target="${xmlText(each.to.id)}" label="${xmlText(each.type)}">${values(ofEdges, each)}</edge>\n`,
    );
    yield start + edges.join('');
    start = '';
  }
  yield `${start}</edges>\n</graph>\n</gexf>\n`;
}

function declared(on: string, attributes: readonly Attribute<never>[]): string {
  const each = attributes.map(
    ({ name, kind }, index) =>
      `<attribute id="${index}" title="${xmlText(name)}" type="${TYPES[kind]}"/>`,
  );
  return `<attributes class="${on}">${each.join('')}</attributes>\n`;
}

function values<Element>(attributes: readonly Attribute<Element>[], element: Element): string {
  const each = attributes.map(({ read }, index) => {
    const value = read(element) ?? null;
    return value === null ? '' : `<attvalue for="${index}" value="${xmlText(String(value))}"/>`;
  });
  return `<attvalues>${each.join('')}</attvalues>`;
}
