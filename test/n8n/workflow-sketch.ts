import { randomUUID } from 'node:crypto';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';

/** A workflow as n8n's editor sends it when it is first saved. */
export interface WorkflowSketch {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: IWorkflowSettings;
}

/** What a test says about a node; the rest has defaults. */
export type NodeSketch = Pick<INode, 'name' | 'type'> & Partial<INode>;

const STEP = 240;

/** A workflow of rows: the nodes of a row follow one another, and every row starts from the trigger. */
export function workflow(name: string, trigger: NodeSketch, rows: NodeSketch[][]): WorkflowSketch {
	const nodes: INode[] = [];
	const connections: IConnections = {};
	const place = (sketch: NodeSketch, column: number, row: number) => {
		const defaults = { id: randomUUID(), typeVersion: 1, parameters: {} };
		nodes.push({ position: [column * STEP, row * STEP], ...defaults, ...sketch });
	};
	const connect = (from: string, to: string) => {
		const targets = connections[from]?.main?.[0] ?? [];
		targets.push({ node: to, type: 'main', index: 0 });
		connections[from] = { main: [targets] };
	};

	place(trigger, 0, (rows.length - 1) / 2);
	rows.forEach((row, rowIndex) => {
		let previous = trigger.name;
		row.forEach((sketch, column) => {
			place(sketch, column + 1, rowIndex);
			connect(previous, sketch.name);
			previous = sketch.name;
		});
	});
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
