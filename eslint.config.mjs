import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A rule set of eslint-plugin-n8n-nodes-base as errors, without the rules that n8n's scan turns off. */
const SCAN_TURNS_OFF = [
	'cred-class-field-documentation-url-miscased',
	'cred-class-field-type-options-password-missing',
	'node-class-description-inputs-wrong-regular-node',
	'node-class-description-outputs-wrong',
	'node-param-type-options-max-value-present',
];
const errors = (ruleSet) =>
	Object.fromEntries(
		Object.keys(nodesBase.configs[ruleSet].rules).map((rule) => [
			rule,
			SCAN_TURNS_OFF.some((name) => rule.endsWith(name)) ? 'off' : 'error',
		]),
	);

const { rules: communityRules } = n8nCommunityNodesPlugin.configs.recommended;
const community = {
	plugins: { '@n8n/community-nodes': n8nCommunityNodesPlugin },
	rules: Object.fromEntries(Object.keys(communityRules).map((rule) => [rule, 'error'])),
};

export default defineConfig(
	{ ignores: ['dist', 'node_modules', 'demo-output', '**/node_modules', 'test/n8n/screenshots'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.ts', '**/*.mts'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
		},
	},
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		...community,
		rules: { ...community.rules, 'no-console': 'error' },
		linterOptions: { noInlineConfig: true },
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: errors('nodes'),
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': nodesBase },
		rules: errors('credentials'),
	},
	{
		files: ['package.json'],
		plugins: { ...community.plugins, 'n8n-nodes-base': nodesBase },
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: { ...community.rules, ...errors('community') },
	},
);
