import type { INodeType } from 'n8n-workflow';
import { SeedreamCompose } from '../../../nodes/SeedreamCompose/SeedreamCompose.node';
import { SeedreamEdit } from '../../../nodes/SeedreamEdit/SeedreamEdit.node';
import { SeedreamGenerate } from '../../../nodes/SeedreamGenerate/SeedreamGenerate.node';
import { SeedreamPollPrediction } from '../../../nodes/SeedreamPollPrediction/SeedreamPollPrediction.node';
import { SeedreamUpload } from '../../../nodes/SeedreamUpload/SeedreamUpload.node';

/** Every node of the pack. */
export const NODES: Record<string, INodeType> = {
	SeedreamGenerate: new SeedreamGenerate(),
	SeedreamEdit: new SeedreamEdit(),
	SeedreamCompose: new SeedreamCompose(),
	SeedreamUpload: new SeedreamUpload(),
	SeedreamPollPrediction: new SeedreamPollPrediction(),
};
