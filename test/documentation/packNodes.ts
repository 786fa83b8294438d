// Nodes are imported with their extension: tsx would take the codex file of the same name for the node.
import type { INodeType } from 'n8n-workflow';
import { SeedreamCompose } from '../../nodes/SeedreamCompose/SeedreamCompose.node.ts';
import { SeedreamEdit } from '../../nodes/SeedreamEdit/SeedreamEdit.node.ts';
import { SeedreamGenerate } from '../../nodes/SeedreamGenerate/SeedreamGenerate.node.ts';
import { SeedreamPollPrediction } from '../../nodes/SeedreamPollPrediction/SeedreamPollPrediction.node.ts';
import { SeedreamUpload } from '../../nodes/SeedreamUpload/SeedreamUpload.node.ts';

/** Every node of the pack, by the name of its type, in the order in which the pages tell of them. */
export const PACK_NODES = {
	seedreamGenerate: new SeedreamGenerate(),
	seedreamEdit: new SeedreamEdit(),
	seedreamCompose: new SeedreamCompose(),
	seedreamUpload: new SeedreamUpload(),
	seedreamPollPrediction: new SeedreamPollPrediction(),
} satisfies Record<string, INodeType>;

export type PackNodeName = keyof typeof PACK_NODES;
