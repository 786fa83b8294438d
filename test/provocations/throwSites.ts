import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	createSourceFile,
	forEachChild,
	isCallExpression,
	isIdentifier,
	isNewExpression,
	isPropertyAccessExpression,
	ScriptTarget,
	type Node,
	type SourceFile,
} from 'typescript';

const NODES = join(__dirname, '..', '..', 'nodes');

/** Functions that make a refusal of the words they are given, so that each call of them is a sentence of its own. */
const MAKERS = ['invalidValue', 'refusal', 'refuseUnless'];

/** A place in the sources that words a refusal: `shared/request/sizes.ts:54`. */
export type Site = `${string}:${number}`;

/** The identifier that makes a refusal, where a node of the syntax tree does. */
function makerIn(node: Node): Node | undefined {
	if (isNewExpression(node)) {
		return isIdentifier(node.expression) && node.expression.text === 'InvalidRequest'
			? node
			: undefined;
	}
	if (!isCallExpression(node)) return undefined;
	const { expression } = node;
	const name = isPropertyAccessExpression(expression) ? expression.name : expression;
	return isIdentifier(name) && MAKERS.includes(name.text) ? name : undefined;
}

function sitesIn(file: string, source: SourceFile): Site[] {
	const sites: Site[] = [];
	const walk = (node: Node): void => {
		const maker = makerIn(node);
		if (maker) {
			const { line } = source.getLineAndCharacterOfPosition(maker.getStart(source));
			sites.push(`${file}:${line + 1}`);
		}
		forEachChild(node, walk);
	};
	walk(source);
	return sites;
}

/** Every place in nodes/ that words a refusal, by what stands there. */
export function throwSites(): Map<Site, string> {
	const files = readdirSync(NODES, { encoding: 'utf8', recursive: true }).filter((file) =>
		file.endsWith('.ts'),
	);
	const found = files.flatMap((file): Array<[Site, string]> => {
		const text = readFileSync(join(NODES, file), 'utf8');
		const lines = text.split('\n');
		const source = createSourceFile(file, text, ScriptTarget.Latest, true);
		return sitesIn(file, source).map((site) => {
			const line = Number(site.split(':').at(-1));
			return [
				site,
				lines
					.slice(line - 1, line + 2)
					.join(' ')
					.replace(/\s+/g, ' '),
			];
		});
	});
	return new Map(found);
}

const FRAME = /nodes\/([\w./-]+\.ts):(\d+)/g;

/** The places that an error passed while it was made. */
export const sitesOf = ({ stack = '' }: Pick<Error, 'stack'>): Site[] =>
	[...stack.matchAll(FRAME)].map(([, file, line]): Site => `${file}:${Number(line)}`);
