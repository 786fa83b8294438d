import { RoutingNode, type ExecuteContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	IExecuteFunctions,
	INodeType,
} from 'n8n-workflow';
import { chain, startWith, testNode } from '../engine/execution';
import { execute } from '../engine/execution';
import { credentialTypes } from '../engine/pack';

interface Verdict {
	status: 'OK' | 'Error';
	message?: string;
}

interface Refusal {
	cause?: { response?: { status: number; statusText: string } };
	message: string;
}

type Rule = NonNullable<ICredentialTestRequest['rules']>[number];

/** What n8n's rules say of an answer, as its own tester reads them. */
function judged(rules: Rule[], status: number, body: unknown): string | undefined {
	const rule = rules.find(({ type, properties }) => {
		if (type === 'responseCode') return properties.value === status;
		const value = String(properties.key)
			.split('.')
			.reduce<unknown>((part, key) => (part as Record<string, unknown> | null)?.[key], body);
		return status < 300 && value === properties.value;
	});
	return rule && String(rule.properties.message);
}

/** Presses "Test" of a credential: its declared request through n8n's routing, its rules on what came back. */
export async function testCredential(
	type: string,
	data: ICredentialDataDecryptedObject,
): Promise<Verdict> {
	const credential = (await credentialTypes()).get(type);
	const { request, rules = [] } = credential?.test ?? {};
	if (!request) throw new Error(`${type} has no test`);
	let verdict: Verdict | undefined;
	const tested: INodeType = testNode(
		async function (this: IExecuteFunctions) {
			const routing = new RoutingNode(this as unknown as ExecuteContext, tested, {
				id: type,
				name: type,
				type,
				data,
			});
			try {
				const [items] = (await routing.runNode()) ?? [];
				const message = judged(rules, 200, items?.[0]?.json);
				verdict = message === undefined ? { status: 'OK' } : { status: 'Error', message };
			} catch (error) {
				const { cause, message } = error as Refusal;
				const { status = 0, statusText = message } = cause?.response ?? {};
				verdict = { status: 'Error', message: judged(rules, status, undefined) ?? statusText };
			}
			return [[]];
		},
		{
			credentials: [{ name: type, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	);
	await execute({
		nodes: [
			{ name: 'Items', type: 'items' },
			{ name: 'Test', type: 'test' },
		],
		connections: chain('Items', 'Test'),
		types: new Map([
			['items', startWith([{ json: {} }])],
			['test', tested],
		]),
		credentials: { [type]: data },
	});
	if (!verdict) throw new Error('The test did not run');
	return verdict;
}
