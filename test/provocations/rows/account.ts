import type { Provocation } from '../provocation';

const baseUrl = (entered: string, value: string): Provocation => ({
	field: 'Base URL',
	entered,
	node: 'seedreamGenerate',
	credential: { baseUrl: value },
	given: value ? [`'${value}'`] : [],
});

export const ACCOUNT: Provocation[] = [
	baseUrl('`api.example.com`, without https://', 'api.example.com'),
	baseUrl('nothing', ''),
	{
		field: 'API Key',
		entered: 'a key that was pasted with a line end inside',
		node: 'seedreamGenerate',
		credential: { apiKey: 'sk-0123\n4567' },
	},
];
